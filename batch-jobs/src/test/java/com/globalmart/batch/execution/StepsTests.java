package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.NightlyTest;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.partition.PartitionStep;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.item.ChunkOrientedStep;
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

    @Test // without it an interrupted step ends COMPLETED with half the rows
    void stopSafelyWhereTheyAreChunks() {
        assertThat(steps.values().stream()
                        .filter(ChunkOrientedStep.class::isInstance)
                        .collect(Collectors.toMap(Step::getName, step -> step)))
                .isNotEmpty()
                .allSatisfy((name, step) -> assertThat(ReflectionTestUtils.getField(step, "interruptionPolicy"))
                        .isSameAs(stopSafely));
    }

    @Test
    void areOfKindsThatTheseTestsKnow() {
        assertThat(steps)
                .allSatisfy((name, step) -> assertThat(step)
                        .isInstanceOfAny(TaskletStep.class, ChunkOrientedStep.class, PartitionStep.class));
    }

    @Test
    void areNamedAsTheirBeans() {
        assertThat(steps).allSatisfy((name, step) -> assertThat(step.getName()).isEqualTo(name));
    }
}
