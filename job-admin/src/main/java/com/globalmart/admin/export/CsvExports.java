package com.globalmart.admin.export;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Words;
import com.globalmart.admin.user.Audit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Sends rows as a CSV file while they are read, however many there are: {@value #MOST_ROWS} at most, and the last line says so
 * where it was more. Each export is a row of the audit, with the number of rows that were sent.
 */
@Component
public class CsvExports {

    static final int MOST_ROWS = 1_000_000;
    static final int AT_ONCE = 2; // each holds a connection and a snapshot of the warehouse
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int ROWS_A_FETCH = 1_000;

    private final DSLContext warehouse;
    private final Audit audit;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    CsvExports(DSLContext warehouse, Audit audit, Clock clock) {
        this.warehouse = warehouse;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends a file. A file that is broken off, because the browser went away, a database did not answer or it took longer than
     * ten minutes, ends its connection, so that nobody takes it for a whole one.
     *
     * @throws ProblemException if enough others are being sent
     */
    public void send(Export export, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!places.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
            throw ProblemException.busy(
                    "%d files are being sent already: try again when one is done.".formatted(AT_ONCE));
        }
        try {
            describe(export, response);
            stream(export, request, response);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (DataAccessException e) {
            if (response.isCommitted()) {
                throw new IllegalStateException("export %s was broken off".formatted(export.name()), e);
            }
            response.reset(); // it is no file now: a page says why
            throw e;
        } finally {
            places.release();
        }
    }

    private static void describe(Export export, HttpServletResponse response) {
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(export.name()));
    }

    private void stream(Export export, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var file = new CsvFile(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        var end = "broken off";
        try {
            end = warehouse.transactionResult(reading -> {
                try (var rows = reading.dsl().fetchLazy(export.rows().fetchSize(ROWS_A_FETCH))) {
                    return write(rows, file);
                }
            });
        } finally {
            audit.add(
                    request.getRemoteUser(),
                    "export",
                    (export.name() + " " + export.selection()).strip(),
                    "%s, %s".formatted(Words.count(file.rows(), "row"), end),
                    request);
        }
        file.flush();
    }

    /** @return how it ended, for the audit */
    private String write(Cursor<? extends Record> rows, CsvFile file) {
        var until = clock.instant().plus(LONGEST);
        try {
            file.header(rows.fields());
            while (rows.hasNext()) {
                if (file.rows() == MOST_ROWS) {
                    file.note("cut after %s: choose less for the rest".formatted(Words.count(MOST_ROWS, "row")));
                    return "cut there";
                }
                if (file.rows() % ROWS_A_FETCH == 0) {
                    requireTime(until);
                }
                file.row(rows.fetchNext());
            }
            return "whole";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireTime(Instant until) {
        if (clock.instant().isAfter(until)) {
            throw new IllegalStateException("an export took longer than " + Words.duration(LONGEST));
        }
    }
}
