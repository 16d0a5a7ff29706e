package com.globalmart.admin.execution;

/**
 * A step as its job declares it.
 *
 * @param order its place in the job
 * @param stage the stage of the load that it belongs to
 */
record DeclaredStep(int order, String name, String stage, String description) {}
