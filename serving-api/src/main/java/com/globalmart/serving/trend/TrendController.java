package com.globalmart.serving.trend;

import com.globalmart.serving.answer.Question;
import com.globalmart.serving.parameter.Days;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Tag(name = "Sales")
class TrendController {

    private final SalesTrends trends;

    TrendController(SalesTrends trends) {
        this.trends = trends;
    }

    @GetMapping("/api/v1/trends")
    @Operation(
            summary = "Sales by period, against the period before",
            description = "A period that has not ended is compared with as many days of the one before.")
    Question<List<Trend>> trends(
            @Parameter(description = "How long a period is; weeks are ISO weeks, from Monday.", example = "week")
                    @RequestParam(defaultValue = "day")
                    Period period,
            @Parameter(description = "A category as of the sale, or ALL.") @RequestParam(defaultValue = "ALL")
                    String category,
            @Parameter(description = Days.FROM, example = "2026-01-01") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = Days.TO, example = "2026-03-14") @RequestParam(required = false) @Nullable
                    LocalDate to) {
        var days = new Days.Asked(from, to);
        return Question.ofPublished(
                snapshot -> trends.of(snapshot.bi(), period, category, days.in(snapshot.publication())));
    }
}
