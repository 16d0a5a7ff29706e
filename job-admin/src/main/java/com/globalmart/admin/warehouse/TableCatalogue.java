package com.globalmart.admin.warehouse;

import static org.jooq.impl.DSL.field;

import com.globalmart.admin.export.Export;
import com.globalmart.admin.page.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** The tables of the schema {@code warehouse}, as the catalogue of PostgreSQL and the books of loads know them. */
@Repository
class TableCatalogue {

    /** The books are kept by topic: the table that records of a topic become rows of. */
    private static final String BOOKED = """
            with booked (relname, topic) as (values
                ('fact_sales', 'transactions-topic'), ('fact_product_views', 'product-views-topic'),
                ('fact_cart_events', 'cart-events-topic'), ('customer_statement', 'customers-topic'),
                ('product_statement', 'products-topic'))
            """;

    private static final String TABLES = BOOKED + """
            , newest as (
                select max(load_id) as load_id from warehouse.load where status = 'PUBLISHED' and kind = 'NIGHT')
            select c.relname, coalesce(obj_description(c.oid, 'pg_class'), ''), parts.partitions, parts.rows, parts.table_bytes,
                   parts.index_bytes, book.fact_rows
            from pg_class c
            cross join lateral (
                select count(*) filter (where p.oid <> c.oid)::integer as partitions,
                       case when bool_and(p.reltuples >= 0) then sum(p.reltuples)::bigint end as rows,
                       coalesce(sum(pg_table_size(p.oid)), 0)::bigint as table_bytes,
                       coalesce(sum(pg_indexes_size(p.oid)), 0)::bigint as index_bytes
                from (select c.oid, c.reltuples where c.relkind = 'r'
                      union all
                      select p.oid, p.reltuples from pg_inherits i join pg_class p on p.oid = i.inhrelid where i.inhparent = c.oid) as p
                ) as parts
            left join booked b on b.relname = c.relname
            left join warehouse.load_book book on book.topic = b.topic and book.load_id = (select load_id from newest)
            where c.relnamespace = 'warehouse'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            """;

    private static final String LARGEST_FIRST = "order by parts.table_bytes + parts.index_bytes desc, c.relname";

    private static final String COLUMNS = """
            select a.attname, format_type(a.atttypid, a.atttypmod), coalesce(a.attnum = any (k.indkey), false), not a.attnotnull,
                   coalesce(col_description(a.attrelid, a.attnum), '')
            from pg_attribute a left join pg_index k on k.indrelid = a.attrelid and k.indisprimary
            where a.attrelid = (select oid from pg_class where relnamespace = 'warehouse'::regnamespace and relname = ?)
              and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """;

    private static final String GROWTH = BOOKED + """
            select l.load_id, l.business_date, l.published_at, b.fact_rows, s.table_bytes + s.index_bytes
            from booked
            join warehouse.load_book b on b.topic = booked.topic
            join warehouse.load l on l.load_id = b.load_id and l.status = 'PUBLISHED'
            left join warehouse.load_size s on s.load_id = l.load_id and s.fact = booked.relname
            where booked.relname = ?
            order by l.load_id desc
            limit 14
            """;

    private static final String STEPS = """
            select w.step, s.job_name, s.stage, s.description
            from unnest(?::text[]) with ordinality as w (step, place)
            left join lateral (
                select job_name, stage, description from ops.job_step where step_name = w.step
                order by job_name <> 'nightly', job_name limit 1) as s on true
            order by w.place
            """;

    private final DSLContext warehouse;

    TableCatalogue(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    /** All tables, the largest first. */
    List<WarehouseTable> tables() {
        return warehouse.resultQuery(TABLES + LARGEST_FIRST).fetch(TableCatalogue::table);
    }

    /** All tables as a file, the largest first. */
    Export export() {
        return new Export(
                "warehouse-tables",
                "",
                warehouse
                        .resultQuery(TABLES + LARGEST_FIRST)
                        .coerce(
                                field("table_name", String.class),
                                field("comment", String.class),
                                field("partitions", Integer.class),
                                field("estimated_rows", Long.class),
                                field("table_bytes", Long.class),
                                field("index_bytes", Long.class),
                                field("rows_added_by_newest_night", Long.class)));
    }

    WarehouseTable table(String name) {
        return warehouse
                .resultQuery(TABLES + "and c.relname = ?", name)
                .fetchOptional(TableCatalogue::table)
                .orElseThrow(() -> ProblemException.notFound(
                        "The warehouse has no table of that name. The list of tables has them all."));
    }

    List<TableColumn> columns(String table) {
        return warehouse
                .resultQuery(COLUMNS, table)
                .fetch(row -> new TableColumn(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Boolean.class),
                        row.get(3, Boolean.class),
                        row.get(4, String.class)));
    }

    /** What the newest published loads have added, the newest first; empty where no books are kept of the table. */
    List<Growth> growth(String table) {
        return warehouse
                .resultQuery(GROWTH, table)
                .fetch(row -> new Growth(
                        row.get(0, Integer.class),
                        row.get(1, LocalDate.class),
                        row.get(2, Instant.class),
                        row.get(3, Long.class),
                        row.get(4, Long.class)));
    }

    /** What the catalogue of jobs says about steps, in their order. */
    List<Writer> writers(List<String> steps) {
        return warehouse
                .resultQuery(STEPS, (Object) steps.toArray(String[]::new))
                .fetch(row -> new Writer(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class)));
    }

    private static WarehouseTable table(Record row) {
        return new WarehouseTable(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, Integer.class),
                row.get(3, Long.class),
                row.get(4, Long.class),
                row.get(5, Long.class),
                row.get(6, Long.class));
    }
}
