package com.globalmart.admin.export;

import org.jooq.ResultQuery;

/**
 * What is sent as a file.
 *
 * @param name of the file, without its ending: the same for every selection
 * @param selection which rows, in the words of the address, as the audit keeps it; empty for all
 * @param rows reads them; their fields are the columns
 */
public record Export(String name, String selection, ResultQuery<?> rows) {}
