package com.globalmart.bench.job;

import com.globalmart.bench.figure.Figures;
import com.globalmart.bench.platform.ApplicationProcesses;
import com.globalmart.bench.platform.BenchServers;
import com.globalmart.cli.job.JobRequests;
import com.globalmart.cli.job.JobRun;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.TextTable;
import com.globalmart.cli.terminal.TextTable.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs jobs as an operator does, and reads from the job repository how long they and their steps took. */
public final class JobTimes {

    private final JobRequests requests;
    private final JobRun run;
    private final BenchServers servers;
    private final ApplicationProcesses node;
    private final Connection warehouse;

    public JobTimes(BenchServers servers, ApplicationProcesses node, Connection warehouse) {
        this.requests = new JobRequests(servers.databases());
        this.run = new JobRun(servers.databases());
        this.servers = servers;
        this.node = node;
        this.warehouse = warehouse;
    }

    /**
     * @param seconds from its start to its end
     * @param nodeCpu CPU seconds of the batch node
     * @param databaseCpu CPU seconds of the database server with all its processes
     * @param steps without those of single ranges
     */
    public record OfJob(String job, double seconds, double nodeCpu, double databaseCpu, List<OfStep> steps) {

        /** Both, one behind the other. */
        public OfJob followedBy(OfJob next) {
            return new OfJob(
                    "%s, %s".formatted(job, next.job),
                    seconds + next.seconds,
                    nodeCpu + next.nodeCpu,
                    databaseCpu + next.databaseCpu,
                    Stream.concat(steps.stream(), next.steps.stream()).toList());
        }
    }

    /**
     * @param nodeCpu CPU seconds of the batch node while it ran
     * @param databaseCpu CPU seconds of the database server while it ran
     * @param read rows, keys or days that it read
     * @param written rows, keys or days that it wrote
     */
    public record OfStep(String step, double seconds, double nodeCpu, double databaseCpu, long read, long written) {}

    /** @throws CommandFailedException when the job does not end COMPLETED */
    public OfJob run(String job, @Nullable LocalDate businessDate) throws SQLException {
        try (var nodeCpu = new CpuCurve(node::cpu);
                var databaseCpu = new CpuCurve(servers::databaseCpu)) {
            var execution = run.awaitEnd(run.awaitCarriedOut(requests.launch(job, businessDate, "benchmark")));
            if (!execution.status().equals("COMPLETED")) {
                throw CommandFailedException.failed(run.ending(execution));
            }
            nodeCpu.close();
            databaseCpu.close();
            return new OfJob(
                    job,
                    seconds(execution.id()),
                    nodeCpu.all(),
                    databaseCpu.all(),
                    steps(execution.id(), nodeCpu, databaseCpu));
        }
    }

    /** A table of the steps of jobs. */
    public static TextTable table(String title, List<OfJob> jobs) {
        var table = new TextTable(
                Column.text(title),
                Column.number("seconds"),
                Column.number("CPU s: node"),
                Column.number("database"),
                Column.number("read"),
                Column.number("written"));
        for (var job : jobs) {
            for (var step : job.steps()) {
                table.row(
                        step.step(),
                        Figures.hundredths(step.seconds()),
                        Figures.tenths(step.nodeCpu()),
                        Figures.tenths(step.databaseCpu()),
                        Figures.whole(step.read()),
                        Figures.whole(step.written()));
            }
        }
        return table;
    }

    private double seconds(long execution) throws SQLException {
        try (var statement = warehouse.prepareStatement("""
                select extract(epoch from end_time - start_time) from ops.batch_job_execution where job_execution_id = ?
                """)) {
            statement.setLong(1, execution);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }

    private List<OfStep> steps(long execution, CpuCurve nodeCpu, CpuCurve databaseCpu) throws SQLException {
        try (var statement = warehouse.prepareStatement("""
                select step_name, extract(epoch from end_time - start_time), start_time, end_time, read_count, write_count
                from ops.batch_step_execution where job_execution_id = ? and step_name not like '%:%'
                order by step_execution_id
                """)) {
            statement.setLong(1, execution);
            var steps = new ArrayList<OfStep>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var from = row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                    var to = row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                    steps.add(new OfStep(
                            row.getString(1),
                            row.getDouble(2),
                            nodeCpu.between(from, to),
                            databaseCpu.between(from, to),
                            row.getLong(5),
                            row.getLong(6)));
                }
            }
            return steps;
        }
    }
}
