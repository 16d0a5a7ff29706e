package com.globalmart.batch.execution;

import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.stereotype.Component;

/**
 * Ends an interrupted step as STOPPED. Without it a chunk step whose thread is interrupted ends its job COMPLETED with half
 * the rows.
 */
@Component
class StopSafely implements StepInterruptionPolicy {

    @Override
    public void checkInterrupted(StepExecution stepExecution) {
        if (Thread.currentThread().isInterrupted()) {
            stepExecution.setTerminateOnly();
        }
    }
}
