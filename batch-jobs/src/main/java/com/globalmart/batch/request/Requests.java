package com.globalmart.batch.request;

import static com.globalmart.jooq.warehouse.ops.Tables.REQUEST;

import com.globalmart.batch.execution.Node;
import com.globalmart.jooq.warehouse.ops.Routines;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of requests. */
@Repository
public class Requests {

    private final DSLContext warehouse;
    private final Node node;
    private final JsonMapper json;

    Requests(DSLContext warehouse, Node node, JsonMapper json) {
        this.warehouse = warehouse;
        this.node = node;
        this.json = json;
    }

    /**
     * Asks for something, with its audit row.
     *
     * @param key asking again with the same key is the same request
     * @return id of the request
     */
    public long submit(String kind, Map<String, String> parameters, String requestedBy, String reason, String key) {
        return Routines.submitRequest(
                warehouse.configuration(),
                kind,
                JSONB.valueOf(json.writeValueAsString(parameters)),
                requestedBy,
                reason,
                key,
                null);
    }

    /**
     * The oldest open request that is due, held for the caller's transaction: other nodes pass over it.
     *
     * @param kinds those that are wanted; others are carried out by ingest
     */
    Optional<Request> claim(Collection<String> kinds) {
        return warehouse
                .select(REQUEST.REQUEST_ID, REQUEST.KIND, REQUEST.PARAMETERS, REQUEST.REQUESTED_BY, REQUEST.REASON)
                .from(REQUEST)
                .where(REQUEST.STATE.eq("OPEN"))
                .and(REQUEST.NOT_BEFORE.le(DSL.currentInstant()))
                .and(REQUEST.KIND.in(kinds))
                .orderBy(REQUEST.REQUEST_ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional(row ->
                        new Request(row.value1(), row.value2(), parameters(row.value3()), row.value4(), row.value5()));
    }

    /** Writes what became of a request. */
    void finish(Request request, String state, String outcome, @Nullable Long executionId) {
        warehouse
                .update(REQUEST)
                .set(REQUEST.STATE, state)
                .set(REQUEST.OUTCOME, outcome)
                .set(REQUEST.JOB_EXECUTION_ID, executionId)
                .set(REQUEST.NODE_ID, node.id())
                .set(REQUEST.CLAIMED_AT, DSL.currentInstant())
                .set(REQUEST.FINISHED_AT, DSL.currentInstant())
                .where(REQUEST.REQUEST_ID.eq(request.requestId()))
                .execute();
    }

    /** Leaves a request open for a while. */
    void postpone(Request request, String waitsFor, Duration rest) {
        warehouse
                .update(REQUEST)
                .set(REQUEST.OUTCOME, waitsFor)
                .set(
                        REQUEST.NOT_BEFORE,
                        DSL.field("now() + make_interval(secs => {0})", Instant.class, rest.toMillis() / 1000.0))
                .where(REQUEST.REQUEST_ID.eq(request.requestId()))
                .execute();
    }

    private Map<String, String> parameters(JSONB text) {
        var parameters = new LinkedHashMap<String, String>();
        json.readTree(text.data())
                .properties()
                .forEach(property -> parameters.put(property.getKey(), text(property.getValue())));
        return parameters;
    }

    /** What no parameter can be stays as it is written, so that the request is refused with it and not tried for ever. */
    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
