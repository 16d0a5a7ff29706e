package com.globalmart.cli.demo;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What readers see, asked as the role {@code bi_reader}, who may see nothing else. */
final class PublishedNumbers {

    private final JdbcClient bi;

    PublishedNumbers(Databases databases) {
        this.bi = databases.client(Database.WAREHOUSE, "bi_reader");
    }

    record Sales(long orders, BigDecimal revenue, long customers) {}

    Sales sales() {
        return bi.sql("""
                        select count(distinct s.transaction_id) as orders, coalesce(sum(s.revenue), 0) as revenue,
                               count(distinct c.user_id) as customers
                        from bi.sales s
                        left join bi.customers c using (customer_key)""").query(Sales.class).single();
    }

    long rows(Topic topic) {
        return bi.sql("select count(*) from bi." + topic.view())
                .query(Long.class)
                .single();
    }

    /** The newest day with a judgement of customers; empty before the first night. */
    Optional<LocalDate> newestAnalysisDate() {
        return bi.sql("select max(analysis_date) from bi.customer_segments")
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Customers by segment. */
    Map<String, Long> segments(LocalDate analysisDate) {
        var segments = new TreeMap<String, Long>();
        bi.sql("select segment, customers from bi.customer_segments where analysis_date = :analysisDate")
                .param("analysisDate", analysisDate)
                .query((row, number) -> segments.put(row.getString("segment"), row.getLong("customers")))
                .list();
        return segments;
    }

    long sumOfScores(LocalDate analysisDate) {
        return bi.sql("select coalesce(sum(rfm_score), 0) from bi.rfm_analysis where analysis_date = :analysisDate")
                .param("analysisDate", analysisDate)
                .query(Long.class)
                .single();
    }
}
