package com.globalmart.serving.kpi;

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
class KpiController {

    private final Kpis kpis;

    KpiController(Kpis kpis) {
        this.kpis = kpis;
    }

    @GetMapping("/api/v1/kpis")
    @Operation(
            summary = "Headline numbers of a range of days, against the range before",
            description = "Customers are known where the range is a day, an ISO week or a month; they do not add up.")
    Question<List<Kpi>> kpis(
            @Parameter(description = Days.FROM, example = "2026-03-01") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = Days.TO, example = "2026-03-14") @RequestParam(required = false) @Nullable
                    LocalDate to) {
        var days = new Days.Asked(from, to);
        return Question.ofPublished(snapshot -> kpis.of(snapshot.bi(), days.in(snapshot.publication())));
    }
}
