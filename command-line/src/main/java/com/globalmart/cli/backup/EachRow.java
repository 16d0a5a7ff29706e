package com.globalmart.cli.backup;

/** Is told of every row that has been read, to show how far the work is. */
@FunctionalInterface
interface EachRow {

    /** @param table where the row stands */
    void read(String table);
}
