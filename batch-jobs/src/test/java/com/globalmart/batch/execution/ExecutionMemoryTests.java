package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.batch.core.step.StepExecution;

class ExecutionMemoryTests {

    private final ExecutionMemory<String, Integer> memory = new ExecutionMemory<>(100);
    private final List<List<String>> fetched = new ArrayList<>();

    @AfterEach
    void leaveTheStep() {
        StepSynchronizationManager.close();
    }

    @Test
    void fetchesTogetherWhatItDoesNotRemember() {
        enterStepOf(7);
        memory.current().put("b", 2);

        assertThat(lengthsOf("a", "b", "cc")).containsExactly(1, 2, 2);
        assertThat(lengthsOf("b")).containsExactly(2);
        assertThat(fetched).containsExactly(List.of("a", "cc"));
    }

    @Test
    void leavesItToTheCallerWhatIsRemembered() {
        enterStepOf(7);

        lengthsOf("a");
        lengthsOf("a");

        assertThat(fetched).containsExactly(List.of("a"), List.of("a"));
    }

    @Test
    void beginsWithNothingInAnotherExecution() {
        enterStepOf(7);
        memory.current().put("a", 1);
        StepSynchronizationManager.close();
        enterStepOf(8);

        assertThat(memory.current().getIfPresent("a")).isNull();
    }

    @Test
    void isForStepsAlone() {
        assertThatIllegalStateException().isThrownBy(memory::current).withMessage("only steps remember");
    }

    private List<Integer> lengthsOf(String... keys) {
        return memory.values(List.of(keys), missing -> {
            fetched.add(List.copyOf(missing));
            return Map.of("a", 1, "cc", 2);
        });
    }

    private static void enterStepOf(long jobExecution) {
        var job = new JobExecution(jobExecution, new JobInstance(1, "nightly"), new JobParameters());
        StepSynchronizationManager.register(new StepExecution(1, "loadSales", job));
    }
}
