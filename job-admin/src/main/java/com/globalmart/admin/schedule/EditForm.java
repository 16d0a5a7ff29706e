package com.globalmart.admin.schedule;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form that gives a schedule other times, or a job that has none its first.
 *
 * @param isNew whether the schedule is to be made
 * @param cron what was typed, or what it has
 * @param problems what is wrong, by the field's name
 * @param words the typed times in words; null while nothing is typed, or it is wrong
 * @param fires the next times that it would have; empty then
 * @param consequences what the change does, in sentences; empty then
 * @param token makes two clicks one request
 */
record EditForm(
        String name,
        boolean isNew,
        String cron,
        String timeZone,
        Map<String, String> problems,
        @Nullable String words,
        List<FireRow> fires,
        List<String> consequences,
        UUID token) {

    /** The last part of its address. */
    public String action() {
        return isNew ? "create" : "edit";
    }

    public boolean isPreviewed() {
        return words != null;
    }
}
