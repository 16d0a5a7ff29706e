package com.globalmart.admin.audit;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Typed;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which rows of the audit are shown. It stands in the address, so that it can be shared.
 *
 * @param actor only what this one did
 * @param action only what was called exactly this
 * @param target only what was done to something that has this text in its name
 * @param from first UTC day, included
 * @param to last UTC day, included
 * @param before only rows with a lower number: the page after the one that ended there
 */
record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String target,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long before) {

    static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    private static final int LONGEST = 100;

    AuditFilter {
        if (from != null && to != null && to.isBefore(from)) {
            throw ProblemException.invalid("The value of \"to\" is a day before \"from\".");
        }
    }

    /** What an address says; an empty value is none. */
    static AuditFilter of(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String target,
            @Nullable String from,
            @Nullable String to,
            @Nullable String before) {
        return new AuditFilter(
                text("actor", actor),
                text("action", action),
                text("target", target),
                Typed.day("from", from),
                Typed.day("to", to),
                Typed.number("before", before, "a row's"));
    }

    private static @Nullable String text(String name, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var text = typed.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "The value of \"%s\" is not a line of at most %d characters.".formatted(name, LONGEST));
        }
        return text;
    }

    public boolean isAll() {
        return equals(ALL.before(before));
    }

    public AuditFilter before(@Nullable Long auditId) {
        return new AuditFilter(actor, action, target, from, to, auditId);
    }

    /** Where the page is that it selects. */
    public String address() {
        return address("/audit");
    }

    /** Where all rows are sent as a file that it selects. */
    public String exportAddress() {
        return before(null).address("/audit.csv");
    }

    /** The query of the address, encoded; empty where all rows are selected. */
    String selection() {
        var address = before(null).address("");
        return address.isEmpty() ? "" : address.substring(1);
    }

    private String address(String path) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("actor", actor);
        said.put("action", action);
        said.put("target", target);
        said.put("from", from);
        said.put("to", to);
        said.put("before", before);
        said.values().removeIf(Objects::isNull);
        var address = UriComponentsBuilder.fromPath(path);
        said.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(said).toUriString(); // what is typed may hold & and =
    }
}
