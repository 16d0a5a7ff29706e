package com.globalmart.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The test plays the batch node: it answers requests and moves executions in the tables, as a node would. */
class JobRunTests {

    private final JdbcClient node = RealDatabases.owner(Database.WAREHOUSE);
    private final JobRequests requests = new JobRequests(RealDatabases.get());
    private final Executions executions = new Executions(RealDatabases.get());
    private final ExecutionProgress progress = new ExecutionProgress(RealDatabases.get());
    private final JobRun run = new JobRun(RealDatabases.get());

    @BeforeEach
    void aJob() {
        RealDatabases.clean();
        node.sql("""
                        insert into ops.job values ('nightly', '', '[{"name": "businessDate", "type": "date", "required": true}]'),
                            ('reference', '', '[]')""").update();
        node.sql("""
                        insert into ops.job_step values
                            ('nightly', 1, 'planLoad', 'plan', ''), ('nightly', 2, 'loadSales', 'facts', '')""").update();
        node.sql("insert into ops.batch_job_instance values (1, 0, 'nightly', 'key')")
                .update();
        node.sql("insert into ops.batch_job_execution values (7, 0, 1, now(), now(), null, 'STARTED')")
                .update();
        node.sql("""
                        insert into ops.batch_job_execution_params values
                            (7, 'businessDate', 'java.time.LocalDate', '2026-03-14', 'Y'), (7, 'reason', '', 'x', 'N')""").update();
    }

    @Test
    void asksWithARowThatSaysWhatAndWhy() {
        requests.launch("nightly", LocalDate.of(2026, 3, 14), "late delivery");

        assertThat(asked())
                .isEqualTo("launch {\"job\": \"nightly\", \"businessDate\": \"2026-03-14\"} late delivery OPEN");
    }

    @Test
    void asksAnewEachTime() {
        long first = requests.stop(7, null);
        long second = requests.stop(7, null);

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void waitsUntilANodeHasTakenTheRequest() {
        long request = requests.restart(7, null, null);
        var waiting = CompletableFuture.supplyAsync(() -> run.awaitCarriedOut(request));

        node.sql("update ops.request set state = 'DONE', outcome = 'restarted', job_execution_id = 7")
                .update();

        assertThat(waiting.join()).isEqualTo(7);
    }

    @Test
    void saysWhyANodeRefused() {
        long request = requests.launch("nightly", LocalDate.of(2026, 3, 14), null);
        node.sql("update ops.request set state = 'REFUSED', outcome = 'load 3 is open'")
                .update();

        assertThatThrownBy(() -> run.awaitCarriedOut(request))
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        e -> assertThat(e.exitStatus()).isEqualTo(ExitStatus.REFUSED))
                .hasMessage("refused: load 3 is open (request 1)");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"COMPLETED, 0", "FAILED, 1", "STOPPED, 3", "UNKNOWN, 1"})
    void waitsForTheEndAndTellsHowItWas(String status, int exitStatus) {
        var waiting = CompletableFuture.supplyAsync(() -> run.awaitEnd(7));

        node.sql("""
                        update ops.batch_job_execution
                        set status = :status, end_time = start_time + interval '95 seconds',
                            exit_message = E'the disk is full\\n\\tat line 1'""").param("status", status).update();

        var ended = waiting.join();
        assertThat(JobRun.exitStatus(ended)).isEqualTo(exitStatus);
        assertThat(run.ending(ended))
                .isEqualTo("execution 7 (nightly businessDate=2026-03-14) ended %s after 1 min 35 s%s"
                        .formatted(status, exitStatus == 0 ? "" : ": the disk is full"));
    }

    @Test
    void quotesTheStepThatFailedWhereTheExecutionSaysNothing() {
        step(1, "planLoad", "FAILED", 3);
        node.sql("update ops.batch_step_execution set exit_message = E'no rate\\n\\tat line 1'")
                .update();
        node.sql("update ops.batch_job_execution set status = 'FAILED'").update();

        assertThat(run.ending(run.awaitEnd(7))).endsWith("ended FAILED: no rate");
    }

    @Test
    void countsDeclaredStepsAndEachRowOnce() {
        step(1, "planLoad", "COMPLETED", 3);
        step(2, "loadSales", "STARTED", 100); // the step of the ranges: what it read, they read
        step(3, "loadSalesRange:range0", "COMPLETED", 60);
        step(4, "loadSalesRange:range1", "STARTED", 40);

        assertThat(executions.howFar(7)).isEqualTo(new Executions.HowFar(2, 1));
        node.sql("insert into ops.step_expectation values (3, 60), (4, 100)").update();
        assertThat(progress.running(7))
                .hasValueSatisfying(running -> assertThat(running.inWords()).startsWith("loadSales, 100 of 160 rows"));
        assertThat(progress.timeLeft(7))
                .hasValueSatisfying(
                        left -> assertThat(left.inWords()).isEqualTo("no complete run yet to tell the time left from"));
    }

    @Test
    void saysTheTimeLeftWithItsBasis() {
        assertThat(new ExecutionProgress.TimeLeft(45, 70.2, 125.0, 14, 0.857).inWords())
                .isEqualTo("45 %, 1 min 10 s to 2 min 05 s left (from 14 runs, right for 86 % of them)");
    }

    @Test
    void knowsWhichJobsNeedADay() {
        assertThat(executions.jobs()).containsExactly("nightly", "reference");
        assertThat(executions.needsBusinessDate("nightly")).isTrue();
        assertThat(executions.needsBusinessDate("reference")).isFalse();
    }

    @Test
    void listsExecutionsAndTheirStepsWithStages() {
        step(1, "planLoad", "COMPLETED", 3);

        assertThat(executions.newest(5))
                .singleElement()
                .satisfies(execution -> assertThat(execution.parameters()).isEqualTo("businessDate=2026-03-14"));
        assertThat(executions.steps(7))
                .singleElement()
                .satisfies(step -> assertThat(step.stage()).isEqualTo("plan"));
    }

    @Test
    void tellsNodesThatBeatFromNodesThatAreGone() {
        node.sql("""
                        insert into ops.node (node_id, host, process_id, version, started_at, heartbeat_at) values
                            ('old', 'here', 1, '1', now() - interval '1 hour', now() - interval '31 seconds'),
                            ('new', 'here', 2, '1', now(), now())""").update();

        assertThat(executions.nodes())
                .extracting(found -> found.nodeId() + " " + found.isAlive())
                .containsExactly("new true", "old false");
    }

    private void step(int id, String name, String status, int read) {
        node.sql("""
                        insert into ops.batch_step_execution (step_execution_id, version, step_name, job_execution_id,
                            create_time, start_time, status, read_count, write_count, filter_count)
                        values (:id, 0, :name, 7, now(), now(), :status, :read, 0, 0)""")
                .param("id", id)
                .param("name", name)
                .param("status", status)
                .param("read", read)
                .update();
    }

    private String asked() {
        return node.sql("select concat_ws(' ', kind, parameters, reason, state) from ops.request")
                .query(String.class)
                .single();
    }
}
