package com.globalmart.serving.cart;

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
@Tag(name = "Carts")
class CartController {

    private final DailyActivity activity;

    CartController(DailyActivity activity) {
        this.activity = activity;
    }

    @GetMapping("/api/v1/carts/days")
    @Operation(
            summary = "Visits, carts and conversion day by day",
            description = "Of everything, or of one country. Divide sums for the rate of a range, never average it.")
    Question<List<CartDay>> days(
            @Parameter(description = Days.FROM, example = "2026-03-01") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = Days.TO, example = "2026-03-14") @RequestParam(required = false) @Nullable
                    LocalDate to,
            @Parameter(description = "Only of this country.") @RequestParam(required = false) @Nullable
                    String country) {
        var days = new Days.Asked(from, to);
        return Question.ofPublished(snapshot -> activity.days(snapshot.bi(), days.in(snapshot.publication()), country));
    }
}
