package com.globalmart.batch.forget;

import static com.globalmart.batch.dimension.customer.CustomerDimension.CUSTOMERS;

import com.globalmart.batch.database.Realtime;
import com.globalmart.batch.dimension.Statements;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.LogPosition;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where attributes of a customer are kept: statements, landed records, dead letters, quarantine, search texts of facts. */
@Repository
class CustomerTraces {

    private final JdbcClient warehouse;
    private final JdbcClient realtime;
    private final Statements statements;
    private final List<LandingTable<?>> landing;

    CustomerTraces(
            JdbcClient warehouse, @Realtime JdbcClient realtime, Statements statements, List<LandingTable<?>> landing) {
        this.warehouse = warehouse;
        this.realtime = realtime;
        this.statements = statements;
        this.landing = landing;
    }

    boolean isKnown(String userId) {
        return warehouse.sql("""
                        select exists (select from warehouse.dim_customers where user_id = :user and customer_key > 0)
                               or exists (select from warehouse.customer_statement where user_id = :user)
                        """).param("user", userId).query(Boolean.class).single();
    }

    /** Whether the open load makes the customer again. */
    boolean isBeingForgotten(String userId) {
        return warehouse
                .sql("select exists (select from staging.touched_key where dimension = 'customer' and natural_key = ?)")
                .param(userId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Empties all of them; running it again finds nothing left to empty. Keys, times and amounts stay: sums do not change.
     *
     * @return how many rows were written
     */
    long empty(String userId) {
        long written = realtime.sql("select landing.forget_customer(?)")
                .param(userId)
                .query(Long.class)
                .single();
        written += statements.forget(CUSTOMERS, userId);
        written += warehouse.sql("""
                        update warehouse.fact_product_views set search_query = null
                        where search_query is not null
                          and customer_key in (select customer_key from staging.customer_ids where user_id = ?)
                        """).param(userId).update();
        written += warehouse.sql("""
                        update quality.check_offender set row_seen = jsonb_build_object('user_id', row_seen -> 'user_id')
                        where row_seen ->> 'user_id' = ? and row_seen <> jsonb_build_object('user_id', row_seen -> 'user_id')
                        """).param(userId).update();
        for (var table : landing) {
            written += emptyQuarantine(userId, table);
        }
        return written;
    }

    /** What is left of a quarantined record is what is left of the landed one; where that has gone, what tells it apart. */
    private long emptyQuarantine(String userId, LandingTable<?> table) {
        var positions = warehouse
                .sql("""
                        select generation, partition, log_offset from quality.quarantine
                        where topic = ? and payload ->> 'user_id' = ?
                        """)
                .params(table.topic().topicName(), userId)
                .query((row, number) -> new LogPosition(row.getShort(1), row.getInt(2), row.getLong(3)))
                .list();
        var payloads = table.payloads(positions);
        for (var position : positions) {
            warehouse
                    .sql("""
                            update quality.quarantine
                            set payload = coalesce(:landed::jsonb, (
                                select jsonb_object_agg(key, value) from jsonb_each(payload)
                                where key in ('transaction_id', 'event_id', 'event_type', 'timestamp', 'user_id')))
                            where topic = :topic and generation = :generation and partition = :partition and log_offset = :offset
                            """)
                    .param("landed", payloads.get(position))
                    .param("topic", table.topic().topicName())
                    .param("generation", position.generation())
                    .param("partition", position.partition())
                    .param("offset", position.offset())
                    .update();
        }
        return positions.size();
    }
}
