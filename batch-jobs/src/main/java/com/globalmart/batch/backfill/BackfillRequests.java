package com.globalmart.batch.backfill;

import com.globalmart.batch.request.Request;
import com.globalmart.batch.request.RequestHandler;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Requests to begin a backfill ({@code from}, {@code to}, {@code mode}), to stop one or to go on with one ({@code backfill}). */
@Component
class BackfillRequests implements RequestHandler {

    private final Backfills backfills;

    BackfillRequests(Backfills backfills) {
        this.backfills = backfills;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("backfill", "stop_backfill", "resume_backfill");
    }

    @Override
    public Outcome carryOut(Request request) {
        return Outcome.of(
                switch (request.kind()) {
                    case "backfill" ->
                        backfills.begin(
                                request.requestId(), request.requestedBy(), request.reason(), request.parameters());
                    case "stop_backfill" -> backfills.stop(request.number("backfill"));
                    default -> backfills.resume(request.number("backfill"));
                });
    }
}
