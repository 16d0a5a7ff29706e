package com.globalmart.serving.sales;

import com.globalmart.serving.answer.Question;
import com.globalmart.serving.parameter.Days;
import com.globalmart.serving.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Tag(name = "Sales")
class SalesController {

    private final DailySales sales;

    SalesController(DailySales sales) {
        this.sales = sales;
    }

    @GetMapping("/api/v1/sales/days")
    @Operation(
            summary = "Sales day by day",
            description =
                    "Of everything, or of one country, category or payment method. A day without sales has no row.")
    Question<List<SalesDay>> days(
            @Parameter(description = Days.FROM, example = "2026-03-01") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = Days.TO, example = "2026-03-14") @RequestParam(required = false) @Nullable
                    LocalDate to,
            @Parameter(description = "Only sales to this country.") @RequestParam(required = false) @Nullable
                    String country,
            @Parameter(description = "Only sales of this category, as of the sale.")
                    @RequestParam(required = false)
                    @Nullable
                    String category,
            @Parameter(description = "Only sales paid like this.")
                    @RequestParam(name = "payment_method", required = false)
                    @Nullable
                    String paymentMethod) {
        var days = new Days.Asked(from, to);
        if (Stream.of(country, category, paymentMethod).filter(Objects::nonNull).count() > 1) {
            throw ProblemException.invalid(
                    country == null ? "category" : "country",
                    "country, category and payment_method are totals of their own: give one of them");
        }
        if (country != null) {
            return days(days, Cut.COUNTRY, country);
        }
        if (category != null) {
            return days(days, Cut.CATEGORY, category);
        }
        return paymentMethod != null ? days(days, Cut.PAYMENT_METHOD, paymentMethod) : days(days, Cut.TOTAL, Cut.ALL);
    }

    private Question<List<SalesDay>> days(Days.Asked days, Cut cut, String member) {
        return Question.ofPublished(
                snapshot -> sales.days(snapshot.bi(), days.in(snapshot.publication()), cut, member));
    }

    @GetMapping("/api/v1/sales/countries")
    @Operation(summary = "Sales by country over a range of days")
    Question<List<SalesShare>> countries(
            @Parameter(description = Days.FROM, example = "2026-03-01") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = Days.TO, example = "2026-03-14") @RequestParam(required = false) @Nullable
                    LocalDate to) {
        return shares(new Days.Asked(from, to), Cut.COUNTRY);
    }

    @GetMapping("/api/v1/sales/categories")
    @Operation(summary = "Sales by category, as of the sale, over a range of days")
    Question<List<SalesShare>> categories(
            @Parameter(description = Days.FROM, example = "2026-03-01") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = Days.TO, example = "2026-03-14") @RequestParam(required = false) @Nullable
                    LocalDate to) {
        return shares(new Days.Asked(from, to), Cut.CATEGORY);
    }

    @GetMapping("/api/v1/sales/payment-methods")
    @Operation(summary = "Sales by payment method over a range of days")
    Question<List<SalesShare>> paymentMethods(
            @Parameter(description = Days.FROM, example = "2026-03-01") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = Days.TO, example = "2026-03-14") @RequestParam(required = false) @Nullable
                    LocalDate to) {
        return shares(new Days.Asked(from, to), Cut.PAYMENT_METHOD);
    }

    private Question<List<SalesShare>> shares(Days.Asked days, Cut cut) {
        return Question.ofPublished(snapshot -> sales.shares(snapshot.bi(), days.in(snapshot.publication()), cut));
    }
}
