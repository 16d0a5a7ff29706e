package com.globalmart.admin.execution;

/**
 * A step as its job declares it.
 *
 * @param order its place in the job
 * @param stage the stage of the load that it belongs to
 * @param isRepeatable whether it may run again once it is complete: a restart may begin at it
 * @param runsAtEveryRestart whether every restart that comes to it runs it again
 */
public record DeclaredStep(
        int order, String name, String stage, String description, boolean isRepeatable, boolean runsAtEveryRestart) {}
