package com.globalmart.serving.freshness;

import com.globalmart.serving.answer.Question;
import com.globalmart.serving.publication.Publication;
import com.globalmart.serving.publication.Snapshot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Tag(name = "Trust")
class FreshnessController {

    @GetMapping("/api/v1/freshness")
    @Operation(summary = "Through which day the numbers are complete, and when they were published")
    Question<Publication> freshness() {
        return Question.ofNow(Snapshot::publication);
    }
}
