package com.globalmart.admin.job;

import com.globalmart.admin.execution.Execution;
import com.globalmart.admin.execution.ExecutionRow;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the list of jobs for a page. */
@Component
public class JobCards {

    private final DeclaredJobs jobs;
    private final Clock clock;

    JobCards(DeclaredJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * All declared jobs, by name.
     *
     * @param newest the newest execution of each job that ever ran
     */
    public List<JobCard> all(Collection<Execution> newest) {
        var lastOf = newest.stream().collect(Collectors.toMap(Execution::jobName, Function.identity()));
        return jobs.all().stream()
                .map(job -> {
                    var last = lastOf.get(job.name());
                    return new JobCard(
                            job.name(),
                            job.description(),
                            last == null ? null : ExecutionRow.of(last, clock),
                            LaunchForm.fresh(job, clock, null));
                })
                .toList();
    }
}
