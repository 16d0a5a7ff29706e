package com.globalmart.serving.live;

import com.globalmart.serving.answer.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Tag(name = "Live")
class LiveController {

    private static final String MINUTES = "How many minutes back.";
    private static final String USUAL = "60";
    private static final int MOST = 240;

    private final LiveCounters counters;
    private final Clock clock;

    LiveController(LiveCounters counters, Clock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    @GetMapping("/api/v1/live/sales")
    @Operation(summary = "Sales of the last minutes by country and currency")
    Question<List<SalesMinute>> sales(
            @Parameter(description = MINUTES, example = "60") @RequestParam(defaultValue = USUAL) @Min(1) @Max(MOST)
                    int minutes) {
        return Question.ofNow(_ -> counters.sales(since(minutes)));
    }

    @GetMapping("/api/v1/live/carts")
    @Operation(summary = "Cart events of the last minutes by country")
    Question<List<CartMinute>> carts(
            @Parameter(description = MINUTES, example = "60") @RequestParam(defaultValue = USUAL) @Min(1) @Max(MOST)
                    int minutes) {
        return Question.ofNow(_ -> counters.carts(since(minutes)));
    }

    @GetMapping("/api/v1/live/lag")
    @Operation(summary = "How far each partition of each topic has landed")
    Question<List<PartitionLag>> lag() {
        return Question.ofNow(_ -> counters.lag());
    }

    private Instant since(int minutes) {
        return clock.instant().minus(Duration.ofMinutes(minutes));
    }
}
