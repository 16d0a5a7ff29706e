package com.globalmart.serving.product;

import com.globalmart.serving.answer.Found;
import com.globalmart.serving.answer.Question;
import com.globalmart.serving.parameter.Cursor;
import com.globalmart.serving.parameter.Days;
import com.globalmart.serving.parameter.Limit;
import com.globalmart.serving.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Tag(name = "Products")
class ProductController {

    private final Products products;
    private final ProductPerformance performance;

    ProductController(Products products, ProductPerformance performance) {
        this.products = products;
        this.performance = performance;
    }

    @GetMapping("/api/v1/products")
    @Operation(
            summary = "Products by revenue, the highest first",
            description = "Of the 30 days that end with an analysis date. Page by page: follow the header Link.")
    Question<List<PerformanceRow>> top(
            @Parameter(description = "The last of the 30 days; the newest where it is left out.")
                    @RequestParam(name = "analysis_date", required = false)
                    @Nullable
                    LocalDate analysisDate,
            @Parameter(description = "Only of this category, as of the analysis date.")
                    @RequestParam(required = false)
                    @Nullable
                    String category,
            @Parameter(description = "Only of this part of all products by score.")
                    @RequestParam(required = false)
                    @Nullable
                    Tier tier,
            @Parameter(description = "How many rows a page has.", example = "20")
                    @RequestParam(defaultValue = Limit.USUAL)
                    @Min(1)
                    @Max(Limit.MOST)
                    int limit,
            @Parameter(description = "What the page before gave as next.") @RequestParam(required = false) @Nullable
                    String after) {
        var key = Cursor.read(after, values -> new PageKey(Integer.parseInt(values.get(0)), values.get(1)));
        return Question.ofPages(snapshot -> {
            var date = analysisDate == null ? performance.newest(snapshot.bi()) : analysisDate;
            if (date == null) {
                return Found.all(List.of());
            }
            return Found.page(performance.top(snapshot.bi(), date, category, tier, key, limit), limit, PageKey::end);
        });
    }

    @GetMapping("/api/v1/products/{product_id}")
    @Operation(summary = "One product as last known, with what it was before")
    Question<Product> one(
            @Parameter(description = "The shop's identifier.", example = "PROD_00000042") @PathVariable("product_id")
                    String productId) {
        return Question.ofPublished(snapshot -> products.find(snapshot.bi(), productId)
                .orElseThrow(() -> ProblemException.notFound("there is no product '%s'".formatted(productId))));
    }

    @GetMapping("/api/v1/products/{product_id}/performance")
    @Operation(
            summary = "How one product sold over time",
            description = "One row for each analysis date that is kept: the last 35, and the ends of months before.")
    Question<List<PerformanceRow>> performance(
            @Parameter(description = "The shop's identifier.", example = "PROD_00000042") @PathVariable("product_id")
                    String productId,
            @Parameter(description = Days.FROM) @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = Days.TO) @RequestParam(required = false) @Nullable LocalDate to) {
        var days = new Days.Asked(from, to);
        return Question.ofPublished(
                snapshot -> performance.of(snapshot.bi(), productId, days.in(snapshot.publication())));
    }
}
