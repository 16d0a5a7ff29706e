package com.globalmart.serving.quality;

import com.globalmart.serving.answer.Question;
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
@Tag(name = "Trust")
class QualityController {

    private final Checks checks;

    QualityController(Checks checks) {
        this.checks = checks;
    }

    @GetMapping("/api/v1/data-quality")
    @Operation(summary = "What the checks of a business date found, failed ones first")
    Question<List<Check>> checks(
            @Parameter(description = "The business date; the newest where it is left out.")
                    @RequestParam(name = "business_date", required = false)
                    @Nullable
                    LocalDate businessDate) {
        return Question.ofNow(
                snapshot -> checks.of(snapshot.bi(), businessDate)); // checks run between publications too
    }
}
