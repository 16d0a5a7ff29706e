package com.globalmart.admin.grid;

import com.globalmart.admin.execution.restart.Restart;
import com.globalmart.admin.page.Words;
import java.util.List;
import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is asked before several executions are restarted.
 *
 * @param possible those that would be, in the order in which they are asked for
 * @param refused those that cannot be, each with its reason
 * @param back the grid that they were chosen in
 * @param token makes two clicks one request for each
 */
record BulkRestart(List<Restart> possible, List<Restart> refused, String back, UUID token) {

    static BulkRestart of(List<Restart> chosen) {
        return new BulkRestart(
                chosen.stream().filter(restart -> restart.refusal() == null).toList(),
                chosen.stream().filter(restart -> restart.refusal() != null).toList(),
                back(chosen),
                UUID.randomUUID());
    }

    /** The grid of the job of restarts. */
    static String back(List<Restart> chosen) {
        return UriComponentsBuilder.fromPath(Grids.PATH)
                .queryParam("job", "{job}")
                .encode()
                .buildAndExpand(chosen.getFirst().jobName())
                .toUriString();
    }

    /** {@code Restart 3 executions}. */
    public String button() {
        return "Restart " + Words.count(possible.size(), "execution");
    }
}
