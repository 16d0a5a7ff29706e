package com.globalmart.batch.execution;

import org.springframework.stereotype.Component;

/** What this node runs now. */
@Component
public class RunningExecutions {

    private final Leases leases;

    RunningExecutions(Leases leases) {
        this.leases = leases;
    }

    /** How many executions this node owns. */
    public int count() {
        return leases.count();
    }
}
