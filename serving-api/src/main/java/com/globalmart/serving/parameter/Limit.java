package com.globalmart.serving.parameter;

/** How many rows a page has. */
public final class Limit {

    public static final String USUAL = "100";
    public static final int MOST = 1_000;

    private Limit() {}
}
