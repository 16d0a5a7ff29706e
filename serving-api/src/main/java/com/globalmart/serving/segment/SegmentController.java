package com.globalmart.serving.segment;

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
@Tag(name = "Segments")
class SegmentController {

    private static final String DATE = "The business date of the analysis; the newest where it is left out.";

    private final Segments segments;

    SegmentController(Segments segments) {
        this.segments = segments;
    }

    @GetMapping("/api/v1/segments")
    @Operation(
            summary = "Segments of customers on one analysis date",
            description = "Customers do not add up over dates. A date that is not kept any more has no rows.")
    Question<List<Segment>> segments(
            @Parameter(description = DATE) @RequestParam(name = "analysis_date", required = false) @Nullable
                    LocalDate analysisDate) {
        return Question.ofPublished(snapshot -> segments.on(snapshot.bi(), analysisDate));
    }

    @GetMapping("/api/v1/rfm-distribution")
    @Operation(
            summary = "How many customers have which scores of recency, frequency and money on one analysis date",
            description = "At most 125 rows. Customers do not add up over dates.")
    Question<List<Scores>> scores(
            @Parameter(description = DATE) @RequestParam(name = "analysis_date", required = false) @Nullable
                    LocalDate analysisDate) {
        return Question.ofPublished(snapshot -> segments.scores(snapshot.bi(), analysisDate));
    }
}
