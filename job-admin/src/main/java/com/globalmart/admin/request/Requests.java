package com.globalmart.admin.request;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;
import static org.jooq.impl.DSL.field;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.jooq.warehouse.ops.Routines;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was asked of the platform. A request and its audit row are written together. */
@Repository
public class Requests {

    private static final Field<BigDecimal> AGE_SECONDS =
            field("extract(epoch from clock_timestamp() - {0})", BigDecimal.class, REQUEST.REQUESTED_AT);

    private final DSLContext warehouse;
    private final JsonMapper json;

    Requests(DSLContext warehouse, JsonMapper json) {
        this.warehouse = warehouse;
        this.json = json;
    }

    /**
     * Asks for something. Asking again with the same token gives the first request back and adds nothing.
     *
     * @param token what makes two clicks on one form one request
     * @throws ProblemException if the token was used for something else
     */
    public Request submit(Kind kind, ObjectNode parameters, String requestedBy, @Nullable String reason, UUID token) {
        var asked = parameters.toString();
        long requestId = Routines.submitRequest(
                warehouse.configuration(),
                kind.databaseName(),
                JSONB.valueOf(asked),
                requestedBy,
                reason,
                key(token),
                null);
        var request = get(requestId);
        if (request.kind() != kind || !request.parameters().equals(json.readTree(asked))) {
            throw ProblemException.conflict(
                    "This form was already used for request %d, which asked for something else. Reload the page and try again."
                            .formatted(requestId));
        }
        return request;
    }

    /** What was asked with a form's token, if its button was pressed before. */
    public Optional<Request> submittedWith(UUID token) {
        return find(REQUEST.IDEMPOTENCY_KEY.eq(key(token)));
    }

    Request get(long requestId) {
        return find(REQUEST.REQUEST_ID.eq(requestId))
                .orElseThrow(() -> ProblemException.notFound("There is no request %d.".formatted(requestId)));
    }

    private Optional<Request> find(Condition which) {
        return warehouse
                .select(REQUEST.asterisk(), AGE_SECONDS.as("age"))
                .from(REQUEST)
                .where(which)
                .fetchOptional(row -> new Request(
                        row.get(REQUEST.REQUEST_ID),
                        Kind.of(row.get(REQUEST.KIND)),
                        json.readTree(row.get(REQUEST.PARAMETERS).data()),
                        row.get(REQUEST.REQUESTED_BY),
                        Request.Progress.valueOf(row.get(REQUEST.STATE)),
                        Duration.ofMillis(row.get("age", BigDecimal.class)
                                .movePointRight(3)
                                .longValue()),
                        row.get(REQUEST.NODE_ID),
                        row.get(REQUEST.OUTCOME),
                        row.get(REQUEST.JOB_EXECUTION_ID)));
    }

    private static String key(UUID token) {
        return "console:" + token;
    }
}
