package com.globalmart.admin.browser;

import com.globalmart.admin.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Nights as they happen, for pictures. */
final class SampleNights {

    private final Rows rows;
    private final Instant now;

    SampleNights(Rows rows, Instant now) {
        this.rows = rows;
        this.now = now;
    }

    /** The second attempt at a night has failed in its largest step. @return that execution */
    long failed() {
        rows.nightly();
        rows.job("reference", "Takes exchange rates and other reference data from files", """
                [{"name": "file", "type": "text", "required": true, "description": "a CSV file with a header"},
                 {"name": "limit", "type": "integer", "required": false, "description": "at most so many lines"}]""");
        rows.node("node-1", Duration.ZERO);
        rows.published(LocalDate.parse("2026-03-13"));
        rows.openLoad(LocalDate.parse("2026-03-14"), 1);
        for (var topic : List.of("cart-events-topic", "customers-topic", "products-topic", "transactions-topic")) {
            rows.position(topic, 0, 1_203_221, topic.startsWith("cart") ? 1_204_455 : 1_203_221);
        }
        for (int day = 1; day < 14; day++) {
            var start = now.minus(Duration.ofDays(14 - day)).minus(Duration.ofHours(1));
            var took = Duration.ofSeconds(400 + day * 17L);
            rows.execution("nightly", "COMPLETED", start, took, "2026-03-%02d".formatted(day));
        }
        var start = now.minus(Duration.ofMinutes(40));
        var instance = rows.instance("nightly");
        var stopped = rows.execution(instance, "STOPPED", start, Duration.ofMinutes(4), "2026-03-14", null);
        rows.step(stopped, "planLoad", "COMPLETED", start, Duration.ofSeconds(3), 0, 15);
        var failed = rows.execution(
                instance, "FAILED", start.plus(Duration.ofMinutes(10)), Duration.ofSeconds(312), "2026-03-14", """
                java.lang.IllegalStateException: no exchange rate for GBP on 2026-03-14 or the 7 days before it, expected one in warehouse.exchange_rate
                \tat com.globalmart.batch.fact.sales.SaleScreening.rate(SaleScreening.java:88)
                \tat com.globalmart.batch.fact.sales.SaleScreening.process(SaleScreening.java:51)
                \tat org.springframework.batch.core.step.item.ChunkOrientedStep.processItem(ChunkOrientedStep.java:612)""");
        rows.step(failed, "storeStatements", "COMPLETED", start, Duration.ofSeconds(41), 310_442, 310_442);
        rows.step(failed, "loadSales", "FAILED", start, Duration.ofSeconds(268), 1_204_455, 1_180_000);
        rows.problem(
                "execution_failed",
                "nightly of 2026-03-14",
                "failed in its second attempt: no exchange rate for GBP. Load the rate, then restart it.",
                failed);
        rows.problem("node_dead", "node-2", "has not shown life for 4 minutes; what it ran was taken over.", null);
        rows.schedule("nightly", "0 0 2 * * ?", "Europe/Paris", now.plus(Duration.ofHours(9)), "WAITING");
        rows.schedule("retention", "0 30 5 * * ?", "UTC", now.plus(Duration.ofHours(13)), "PAUSED");
        return failed;
    }

    /** A night is in the middle of its largest step. @return that execution */
    long running() {
        rows.fresh();
        rows.nightly();
        rows.node("node-1", Duration.ZERO);
        rows.published(LocalDate.parse("2026-03-13"));
        rows.openLoad(LocalDate.parse("2026-03-14"), 1);
        rows.position("transactions-topic", 0, 1_203_221, 1_203_221);
        var start = now.minus(Duration.ofSeconds(95));
        rows.execution("nightly", "COMPLETED", start.minus(Duration.ofDays(1)), Duration.ofMinutes(9), "2026-03-13");
        var running = rows.execution("nightly", "STARTED", start, Duration.ZERO, "2026-03-14");
        rows.warehouse()
                .execute(
                        "insert into ops.execution_lease (job_execution_id, epoch, node_id, expires_at) values (?, 1, 'node-1', now() + interval '1 hour')",
                        running);
        rows.step(running, "planLoad", "COMPLETED", start, Duration.ofSeconds(3), 0, 15);
        rows.step(running, "storeStatements", "COMPLETED", start, Duration.ofSeconds(41), 310_442, 310_442);
        rows.step(running, "loadSales", "STARTED", start, Duration.ZERO, 0, 0);
        for (int range = 0; range < 4; range++) {
            var status = range == 3 ? "STARTED" : "COMPLETED";
            rows.step(running, "loadSalesRange:range" + range, status, start, Duration.ofSeconds(20), 100_000, 99_988);
        }
        return running;
    }
}
