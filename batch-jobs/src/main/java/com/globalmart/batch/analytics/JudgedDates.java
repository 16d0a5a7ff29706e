package com.globalmart.batch.analytics;

import com.globalmart.batch.load.Load;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which dates have been judged: by their night, once, and again only when somebody asks for it. */
@Repository
class JudgedDates {

    /** The tables of a judgement, with what tells the rows of a date apart. */
    enum Table {
        RFM_ANALYSIS("rfm_analysis", "user_id"),
        RFM_DISTRIBUTION("rfm_distribution", "scores"),
        CUSTOMER_SEGMENTS("customer_segments", "segment"),
        PRODUCT_PERFORMANCE("product_performance", "product_id");

        private final String table;
        private final String key;

        Table(String table, String key) {
            this.table = table;
            this.key = key;
        }

        String fill(String sql) {
            return sql.replace("{table}", table).replace("{key}", key);
        }
    }

    private final JdbcClient warehouse;

    JudgedDates(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Whether the date was ever judged. */
    boolean contains(LocalDate date) {
        return warehouse
                .sql("select exists (select from warehouse.judged_date where analysis_date = ?)")
                .param(date)
                .query(Boolean.class)
                .single();
    }

    /** Judged dates of the range that are kept, ends included, ascending. */
    List<LocalDate> between(LocalDate first, LocalDate last) {
        return warehouse.sql("""
                        select analysis_date from warehouse.judged_date
                        where analysis_date between ? and ? and not is_dropped order by 1
                        """).params(first, last).query(LocalDate.class).list();
    }

    /** Whether the open load judges the date. */
    boolean isStaged(LocalDate date) {
        return warehouse
                .sql("select exists (select from staging.judged_date where analysis_date = ?)")
                .param(date)
                .query(Boolean.class)
                .single();
    }

    /** Notes that the open load judges the date. */
    void begin(Judgement judgement) {
        warehouse
                .sql("delete from staging.outdated where analysis_date = ?")
                .param(judgement.date())
                .update();
        warehouse
                .sql("insert into staging.judged_date (analysis_date) values (?) on conflict do nothing")
                .param(judgement.date())
                .update();
    }

    /** Takes back what the load has said of the date before. */
    void clear(Judgement judgement, Table table) {
        warehouse
                .sql("delete from %s where analysis_date = ? and load_id = ?".formatted(judgement.table(table.table)))
                .params(judgement.date(), judgement.loadId())
                .update();
    }

    /**
     * Of what is staged for a date, leaves the rows that are new or differ, and notes the published rows that go for them.
     *
     * @return how many rows are new, differ or go
     */
    int keepDifferences(LocalDate date) {
        int different = 0;
        for (var table : Table.values()) {
            int outdated = warehouse.sql(table.fill("""
                            insert into staging.outdated (analysis_date, table_name, natural_key)
                            select b.analysis_date, '{table}', b.{key}
                            from warehouse.{table} b left join staging.{table} s using (analysis_date, {key})
                            where analysis_date = :date
                              and (s.{key} is null or to_jsonb(b) - 'load_id' <> to_jsonb(s) - 'load_id')
                            """)).param("date", date).update();
            warehouse.sql(table.fill("""
                            delete from staging.{table} s using warehouse.{table} b
                            where s.analysis_date = :date and b.analysis_date = :date and b.{key} = s.{key}
                              and not exists (select from staging.outdated
                                              where (analysis_date, table_name, natural_key) = (:date, '{table}', s.{key}))
                            """)).param("date", date).update();
            different += Math.max(outdated, count(date, table));
        }
        return different;
    }

    private int count(LocalDate date, Table table) {
        return warehouse
                .sql(table.fill("select count(*)::integer from staging.{table} where analysis_date = ?"))
                .param(date)
                .query(Integer.class)
                .single();
    }

    /** Puts what is staged in the place of what it differs from, and notes who judged, in the caller's transaction. */
    void publish(Load load) {
        for (var table : Table.values()) {
            warehouse.sql(table.fill("""
                            delete from warehouse.{table} b using staging.outdated o
                            where (o.analysis_date, o.table_name, o.natural_key) = (b.analysis_date, '{table}', b.{key})
                            """)).update();
            warehouse
                    .sql(table.fill("insert into warehouse.{table} select * from staging.{table}"))
                    .update();
        }
        warehouse.sql("""
                        insert into warehouse.judged_date (analysis_date, load_id)
                        select analysis_date, ? from staging.judged_date
                        on conflict (analysis_date) do update set load_id = excluded.load_id
                        """).param(load.loadId()).update();
    }
}
