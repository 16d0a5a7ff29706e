package com.globalmart.batch.analytics;

import static com.globalmart.copy.Column.bigint;
import static com.globalmart.copy.Column.date;
import static com.globalmart.copy.Column.integer;
import static com.globalmart.copy.Column.numeric;
import static com.globalmart.copy.Column.text;

import com.globalmart.batch.database.WarehouseCopy;
import com.globalmart.copy.Column;
import com.globalmart.copy.CopyTarget;
import java.util.List;
import org.springframework.stereotype.Repository;

/**
 * How products did in the 30 days that end with the business date: those with an order or a view. The category is the product's as
 * of that date.
 */
@Repository
class ProductPerformance {

    private static final int DAYS = 30;

    private record Judged(Judgement judgement, RankedProduct product) {

        ProductActivity activity() {
            return product.activity();
        }
    }

    private static final List<Column<Judged>> COLUMNS = List.of(
            date("analysis_date", row -> row.judgement().date()),
            integer("load_id", row -> row.judgement().loadId()),
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

    private final WarehouseCopy copy;

    ProductPerformance(WarehouseCopy copy) {
        this.copy = copy;
    }

    /** Returns how many products were judged. */
    int judge(Judgement judgement) {
        var first = judgement.date().minusDays(DAYS - 1);
        var activities = new ProductActivityReader(copy, first, judgement.date()).read();
        var rows = RankedProduct.rank(activities).stream()
                .map(product -> new Judged(judgement, product))
                .toList();
        copy.copy(CopyTarget.of(judgement.table("product_performance"), COLUMNS), rows);
        return rows.size();
    }
}
