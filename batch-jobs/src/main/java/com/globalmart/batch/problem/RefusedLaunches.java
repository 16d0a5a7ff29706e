package com.globalmart.batch.problem;

import com.globalmart.batch.problem.Problem.Kind;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Launches that schedules asked for and that were refused: no execution tells of them. Over when somebody has launched the same since. */
@Repository
class RefusedLaunches implements Symptoms {

    private record Refused(String subject, long requestId, String outcome) {

        Finding toFinding() {
            return Finding.wrong(
                    Kind.LAUNCH_REFUSED,
                    subject,
                    "%s was asked for by its schedule and refused: %s (request %d). Next: mend it, then ./globalmart run %s."
                            .formatted(
                                    subject,
                                    new Reason(outcome).without(List.of()),
                                    requestId,
                                    subject.replace(" ", " --date ")),
                    null);
        }
    }

    private final JdbcClient warehouse;

    RefusedLaunches(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LAUNCH_REFUSED);
    }

    @Override
    public List<Finding> look() {
        return warehouse.sql("""
                        select concat_ws(' ', r.parameters ->> 'job', r.parameters ->> 'businessDate') as subject,
                               max(r.request_id) as request_id, (array_agg(r.outcome order by r.request_id desc))[1] as outcome
                        from ops.request r
                        where r.kind = 'launch' and r.requested_by = 'schedule' and r.state = 'REFUSED'
                          and r.requested_at > now() - interval '7 days'
                          and not exists (select from ops.request other
                                          where other.kind = 'launch' and other.state = 'DONE'
                                            and other.parameters ->> 'job' = r.parameters ->> 'job'
                                            and (other.parameters ->> 'businessDate' = r.parameters ->> 'businessDate'
                                                 or r.parameters ->> 'businessDate' is null and other.request_id > r.request_id))
                        group by 1 order by 1
                        """).query(Refused.class).list().stream()
                .map(Refused::toFinding)
                .toList();
    }
}
