package com.globalmart.admin.user;

import com.globalmart.jooq.warehouse.ops.Routines;
import jakarta.servlet.http.HttpServletRequest;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Adds to the audit what is not a request: logins and logouts, what was refused, what is done to the fleet. Rows are only ever added. */
@Repository
public class Audit {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TARGET = 300;
    private static final int LONGEST_REASON = 600;

    private final DSLContext warehouse;

    Audit(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Adds a row.
     *
     * @param actor who, as they call themselves
     * @param request where it came from
     */
    public void add(String actor, String action, String target, String reason, HttpServletRequest request) {
        Routines.addAudit(
                warehouse.configuration(),
                plain(actor, LONGEST_NAME),
                action,
                plain(target, LONGEST_TARGET),
                "%s, from %s".formatted(plain(reason, LONGEST_REASON), request.getRemoteAddr()));
    }

    /** One short line: what strangers send may hold anything. */
    private static String plain(String text, int longest) {
        var line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= longest ? line : line.substring(0, longest);
    }
}
