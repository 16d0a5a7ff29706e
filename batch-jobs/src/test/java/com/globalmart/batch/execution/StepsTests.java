package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.NightlyTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.partition.PartitionStep;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.PlatformTransactionManager;

/** Walks all steps: what every step must have, and what is easily forgotten. */
@NightlyTest
class StepsTests {

    @Autowired
    private Map<String, Step> steps;

    @Autowired
    private Steps maker;

    @Autowired
    private PlatformTransactionManager transactionManager;

    @Autowired
    private StopSafely stopSafely;

    @Test // Spring Batch's default has no transactions
    void haveTheTransactionsOfTheWarehouse() {
        assertThat(steps).isNotEmpty().allSatisfy((name, step) -> {
            if (!(step instanceof PartitionStep)) {
                assertThat(ReflectionTestUtils.getField(step, "transactionManager"))
                        .isSameAs(transactionManager);
            }
        });
    }

    @Test // without its policy an interrupted step ends COMPLETED with half the rows
    void haveTransactionsAndStopSafelyWhereTheyAreChunks() {
        var step = maker.chunks("chunks", 1, () -> null, item -> item, chunk -> {});

        assertThat(ReflectionTestUtils.getField(step, "transactionManager")).isSameAs(transactionManager);
        assertThat(ReflectionTestUtils.getField(step, "interruptionPolicy")).isSameAs(stopSafely);
    }

    @Test
    void areOfKindsThatTheseTestsKnow() {
        assertThat(steps)
                .allSatisfy((name, step) -> assertThat(step).isInstanceOfAny(TaskletStep.class, PartitionStep.class));
    }

    @Test
    void areNamedAsTheirBeans() {
        assertThat(steps).allSatisfy((name, step) -> assertThat(step.getName()).isEqualTo(name));
    }
}
