package com.globalmart.ingest.request;

import java.util.Optional;
import org.springframework.stereotype.Repository;

/** The view {@code ops.landing_request}: the requests that ingest carries out. */
@Repository
class Requests {

    private static final String CLAIM = """
            select request_id, kind, parameters ->> 'selection', parameters ->> 'topic', parameters ->> 'partition',
                   parameters ->> 'expected'
            from ops.landing_request
            where state = 'OPEN' and not_before <= now() and request_id > ?
            order by request_id
            limit 1
            for update skip locked
            """;

    private static final String FINISH = """
            update ops.landing_request
            set state = ?, outcome = ?, node_id = ?, claimed_at = now(), finished_at = clock_timestamp()
            where request_id = ?
            """;

    private final Warehouse warehouse;
    private final Node node;

    Requests(Warehouse warehouse, Node node) {
        this.warehouse = warehouse;
        this.node = node;
    }

    /** The oldest open request behind the given one that is due, held for the caller's transaction: others pass over it. */
    Optional<Request> claim(long after) {
        return warehouse
                .jdbc()
                .query(
                        CLAIM,
                        (row, number) -> new Request(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)),
                        after)
                .stream()
                .findFirst();
    }

    /** Writes what became of a request, in the transaction that claimed it. */
    void finish(Request request, Outcome outcome) {
        warehouse.jdbc().update(FINISH, outcome.state(), outcome.sentence(), node.id(), request.requestId());
    }
}
