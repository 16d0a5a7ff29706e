package com.globalmart.batch.problem;

import com.globalmart.batch.problem.Problem.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of problems. */
@Repository
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final JdbcClient warehouse;

    private record Open(
            long problemId,
            String kind,
            String subject,
            String sentence,
            @Nullable Long executionId) {

        Key key() {
            return new Key(Kind.of(kind), subject);
        }

        boolean saysAsMuchAs(Finding finding) {
            return sentence.equals(finding.sentence()) && Objects.equals(executionId, finding.executionId());
        }
    }

    private record Key(Kind kind, String subject) {}

    Problems(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Whether this node is the one that looks, until its transaction ends. */
    boolean isTheOneToLook() {
        return warehouse
                .sql("select pg_try_advisory_xact_lock(hashtext('ops.problem'))")
                .query(Boolean.class)
                .single();
    }

    /** Opens what is found and not open yet, lets what is open say what is found now, and closes what is not found any more. */
    void settle(Collection<Kind> kinds, List<Finding> findings) {
        var open = open(kinds).stream().collect(Collectors.toMap(Open::key, Function.identity()));
        for (var finding : findings) {
            var known = open.remove(new Key(finding.kind(), finding.subject()));
            if (known == null && finding.opens()) {
                open(finding);
            } else if (known != null && finding.opens() && !known.saysAsMuchAs(finding)) {
                update(known.problemId(), finding);
            }
        }
        open.values().forEach(this::close);
    }

    /** Keeps a notice: nothing is open about it. */
    void note(Finding finding) {
        warehouse
                .sql("""
                        insert into ops.problem (kind, subject, sentence, job_execution_id, closed_at)
                        values (:kind, :subject, :sentence, :execution, now())
                        """)
                .param("kind", finding.kind().code())
                .param("subject", finding.subject())
                .param("sentence", finding.sentence())
                .param("execution", finding.executionId())
                .update();
    }

    private List<Open> open(Collection<Kind> kinds) {
        return warehouse
                .sql("""
                        select problem_id, kind, subject, sentence, job_execution_id as execution_id
                        from ops.problem where closed_at is null and kind in (:kinds)
                        """)
                .param("kinds", kinds.stream().map(Kind::code).toList())
                .query(Open.class)
                .list();
    }

    private void open(Finding finding) {
        int opened = warehouse
                .sql("""
                        insert into ops.problem (kind, subject, sentence, job_execution_id)
                        values (:kind, :subject, :sentence, :execution)
                        on conflict (kind, subject) where closed_at is null do nothing
                        """)
                .param("kind", finding.kind().code())
                .param("subject", finding.subject())
                .param("sentence", finding.sentence())
                .param("execution", finding.executionId())
                .update();
        if (opened > 0) {
            log.warn("problem ({}): {}", finding.kind().words(), finding.sentence());
        }
    }

    private void update(long problemId, Finding finding) {
        warehouse
                .sql(
                        "update ops.problem set sentence = :sentence, job_execution_id = :execution where problem_id = :problem")
                .param("sentence", finding.sentence())
                .param("execution", finding.executionId())
                .param("problem", problemId)
                .update();
    }

    private void close(Open problem) {
        warehouse
                .sql("update ops.problem set closed_at = now() where problem_id = ?")
                .param(problem.problemId())
                .update();
        log.info("no problem any more ({}): {}", Kind.of(problem.kind()).words(), problem.subject());
    }
}
