package com.globalmart.admin.quality;

import java.time.LocalDate;
import java.util.List;

/** The books of one load, by topic. */
record BooksOfLoad(int loadId, LocalDate businessDate, String status, List<BookRow> rows) {}
