package com.globalmart.cli.demo;

import com.globalmart.cli.demo.DemoReport.LoadLine;
import com.globalmart.cli.demo.DemoReport.StageLine;
import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What loads made of landed records, and how long it took, counted in the warehouse. */
final class WarehouseNumbers {

    private final JdbcClient warehouse;

    WarehouseNumbers(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    /** The books of one topic over all published loads. */
    record Book(long landed, long facts, long duplicates, boolean amountsAddUp) {}

    Book book(Topic topic) {
        return warehouse
                .sql("""
                        select coalesce(sum(landed), 0) as landed, coalesce(sum(facts), 0) as facts,
                               coalesce(sum(duplicates), 0) as duplicates,
                               coalesce(bool_and(coalesce(landed_amount, 0) = coalesce(fact_amount, 0)
                                   + coalesce(duplicate_amount, 0) + coalesce(quarantined_amount, 0)), true) as amounts_add_up
                        from warehouse.load_book
                        join warehouse.load using (load_id)
                        where topic = :topic and status = 'PUBLISHED'""")
                .param("topic", topic.title())
                .query(Book.class)
                .single();
    }

    /** Quarantined records of published loads, by reason. */
    Map<String, Long> quarantined(Topic topic) {
        var reasons = new TreeMap<String, Long>();
        warehouse
                .sql("""
                        select reason, count(*) as records
                        from quality.quarantine
                        join warehouse.load using (load_id)
                        where topic = :topic and status = 'PUBLISHED'
                        group by reason""")
                .param("topic", topic.title())
                .query((row, number) -> reasons.put(row.getString("reason"), row.getLong("records")))
                .list();
        return reasons;
    }

    /** Records of a profile topic that published loads have taken. */
    long taken(Topic topic) {
        return warehouse
                .sql("""
                        select coalesce(sum(to_offset - from_offset), 0)
                        from warehouse.load_position
                        join warehouse.load using (load_id)
                        where topic = :topic and status = 'PUBLISHED'""")
                .param("topic", topic.title())
                .query(Long.class)
                .single();
    }

    /** Statements of published loads. */
    long statements(Topic topic) {
        return warehouse
                .sql("select count(*) from warehouse.%s join warehouse.load using (load_id) where status = 'PUBLISHED'"
                        .formatted(topic.warehouseTable()))
                .query(Long.class)
                .single();
    }

    /** Published loads in the order in which they were opened, with the times of the nights that made them. */
    List<LoadLine> loads() {
        return warehouse
                .sql("""
                        select load_id, business_date,
                               coalesce((select sum(to_offset - from_offset) from warehouse.load_position p
                                         where p.load_id = l.load_id), 0) as records
                        from warehouse.load l
                        where status = 'PUBLISHED'
                        order by load_id""")
                .query((row, number) -> {
                    int load = row.getInt("load_id");
                    var businessDate = row.getObject("business_date", LocalDate.class);
                    return new LoadLine(load, businessDate, row.getLong("records"), stages(load, businessDate));
                })
                .list();
    }

    /** Dimensions are about profile records, facts about events, the other stages about all of the load. */
    private List<StageLine> stages(int load, LocalDate businessDate) {
        return warehouse
                .sql("""
                        with attempt as (
                            select s.job_execution_id, d.stage, min(d.step_order) as step_order,
                                   extract(epoch from max(s.end_time) - min(s.start_time)) as seconds
                            from ops.batch_job_execution_params p
                            join ops.batch_job_execution e using (job_execution_id)
                            join ops.batch_job_instance i using (job_instance_id)
                            join ops.batch_step_execution s using (job_execution_id)
                            join ops.job_step d on d.job_name = i.job_name and d.step_name = s.step_name
                            where i.job_name = 'nightly' and p.parameter_name = 'businessDate'
                              and p.parameter_value = :businessDate
                            group by s.job_execution_id, d.stage
                        )
                        select stage, round(coalesce(sum(seconds), 0), 3) as seconds,
                               coalesce((select sum(to_offset - from_offset) from warehouse.load_position p
                                         where p.load_id = :load
                                           and case attempt.stage
                                                   when 'dimensions' then topic in ('customers-topic', 'products-topic')
                                                   when 'facts' then topic not in ('customers-topic', 'products-topic')
                                                   else true
                                               end), 0) as records
                        from attempt
                        group by stage
                        order by min(step_order)""")
                .param("businessDate", businessDate.toString())
                .param("load", load)
                .query((row, number) ->
                        new StageLine(row.getString("stage"), row.getDouble("seconds"), row.getLong("records")))
                .list();
    }
}
