package com.globalmart.batch.load;

import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The books of steps: what each range read and what became of it. They are added to in the transaction of each chunk, so that they
 * say what was committed, however often a step was broken and restarted.
 */
@Repository
public class StepBooks {

    /** What became of the records of one chunk. */
    public record Fates(Counted facts, Counted duplicates, Counted quarantined) {

        Counted read() {
            return facts.plus(duplicates).plus(quarantined);
        }
    }

    private final JdbcClient warehouse;

    StepBooks(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Adds a chunk to the book of the current step, in its transaction.
     *
     * @param read how many records the chunk has: each must have a fate
     * @throws IllegalStateException if one has none, or two
     */
    public void add(Load load, Topic topic, int read, Fates fates) {
        if (read != fates.read().records()) {
            throw new IllegalStateException("%d records of %s were read, expected one fate for each: %s"
                    .formatted(read, topic.topicName(), fates));
        }
        warehouse
                .sql("""
                        insert into warehouse.step_book as b (load_id, step_name, topic, read, facts, duplicates, quarantined,
                            read_amount, fact_amount, duplicate_amount, quarantined_amount)
                        values (:load, :step, :topic, :read, :facts, :duplicates, :quarantined, :readAmount, :factAmount,
                            :duplicateAmount, :quarantinedAmount)
                        on conflict (load_id, step_name) do update
                        set read = b.read + excluded.read, facts = b.facts + excluded.facts,
                            duplicates = b.duplicates + excluded.duplicates, quarantined = b.quarantined + excluded.quarantined,
                            read_amount = coalesce(b.read_amount + excluded.read_amount, b.read_amount, excluded.read_amount),
                            fact_amount = coalesce(b.fact_amount + excluded.fact_amount, b.fact_amount, excluded.fact_amount),
                            duplicate_amount =
                                coalesce(b.duplicate_amount + excluded.duplicate_amount, b.duplicate_amount, excluded.duplicate_amount),
                            quarantined_amount = coalesce(b.quarantined_amount + excluded.quarantined_amount, b.quarantined_amount,
                                excluded.quarantined_amount)
                        """)
                .param("load", load.loadId())
                .param("step", step())
                .param("topic", topic.topicName())
                .param("read", read)
                .param("facts", fates.facts().records())
                .param("duplicates", fates.duplicates().records())
                .param("quarantined", fates.quarantined().records())
                .param("readAmount", fates.read().amount())
                .param("factAmount", fates.facts().amount())
                .param("duplicateAmount", fates.duplicates().amount())
                .param("quarantinedAmount", fates.quarantined().amount())
                .update();
    }

    private static String step() {
        var context = StepSynchronizationManager.getContext();
        if (context == null) {
            throw new IllegalStateException("only steps have books");
        }
        return context.getStepExecution().getStepName();
    }
}
