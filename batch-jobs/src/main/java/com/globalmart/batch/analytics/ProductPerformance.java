package com.globalmart.batch.analytics;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.date;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.text;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.batch.load.Load;
import com.globalmart.copy.CopyTarget;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How products did in the 30 days that end with the business date: those with an order or a view. The category is the product's as
 * of that date. Written once: the rows of a date that a published load has written stay.
 */
@Repository
class ProductPerformance {

    private static final int DAYS = 30;

    private record Judged(Load load, RankedProduct product) {

        ProductActivity activity() {
            return product.activity();
        }
    }

    private static final CopyTarget<Judged> TABLE = CopyTarget.of(
            "warehouse.product_performance",
            date("analysis_date", row -> row.load().businessDate()),
            integer("load_id", row -> row.load().loadId()),
            text("product_id", row -> row.activity().productId()),
            text("category", row -> row.activity().category()),
            bigint("orders", row -> row.activity().orders()),
            bigint("units", row -> row.activity().units()),
            bigint("views", row -> row.activity().views()),
            numeric(
                    "revenue",
                    ProductActivity.REVENUE_SCALE,
                    row -> row.activity().revenue()),
            numeric("conversion_rate", row -> row.activity().conversion()),
            numeric("average_price", row -> row.activity().averagePrice()),
            integer("revenue_rank", row -> row.product().revenueRank()),
            integer("category_rank", row -> row.product().categoryRank()),
            numeric("performance_score", row -> row.product().score()),
            text("performance_tier", row -> row.product().tier()));

    private final JdbcClient warehouse;
    private final WarehouseCopy copy;

    ProductPerformance(JdbcClient warehouse, WarehouseCopy copy) {
        this.warehouse = warehouse;
        this.copy = copy;
    }

    /** Returns how many products were judged. Running it again judges them again. */
    int judge(Load load) {
        var today = load.businessDate();
        warehouse
                .sql("delete from warehouse.product_performance where analysis_date = ? and load_id = ?")
                .params(today, load.loadId())
                .update();
        if (isJudged(today)) {
            return 0;
        }
        var activities = new ProductActivityReader(copy, today.minusDays(DAYS - 1), today).read();
        var rows = RankedProduct.rank(activities).stream()
                .map(product -> new Judged(load, product))
                .toList();
        copy.copy(TABLE, rows);
        return rows.size();
    }

    private boolean isJudged(LocalDate date) {
        return warehouse
                .sql("select exists (select from warehouse.product_performance where analysis_date = ?)")
                .param(date)
                .query(Boolean.class)
                .single();
    }
}
