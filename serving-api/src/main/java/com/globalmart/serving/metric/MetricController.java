package com.globalmart.serving.metric;

import com.globalmart.serving.answer.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Tag(name = "Trust")
class MetricController {

    private final Definitions definitions;

    MetricController(Definitions definitions) {
        this.definitions = definitions;
    }

    @GetMapping("/api/v1/metric-definitions")
    @Operation(summary = "What each number means, in words and as SQL")
    Question<List<Definition>> definitions() {
        return Question.ofNow(snapshot -> definitions.all(snapshot.bi())); // releases change them, not loads
    }
}
