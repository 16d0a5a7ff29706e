package com.globalmart.serving.customer;

import com.globalmart.serving.answer.Found;
import com.globalmart.serving.answer.Question;
import com.globalmart.serving.parameter.Cursor;
import com.globalmart.serving.parameter.Limit;
import com.globalmart.serving.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Tag(name = "Customers")
class CustomerController {

    private final Customers customers;
    private final Orders orders;

    CustomerController(Customers customers, Orders orders) {
        this.customers = customers;
        this.orders = orders;
    }

    @GetMapping("/api/v1/customers/{user_id}")
    @Operation(summary = "One customer as last known, with what it was before and how it buys")
    Question<Customer> one(
            @Parameter(description = "The shop's identifier.", example = "USER_00000007") @PathVariable("user_id")
                    String userId) {
        return Question.ofPublished(
                        snapshot -> customers.find(snapshot.bi(), userId).orElseThrow(() -> unknown(userId)))
                .personal();
    }

    @GetMapping("/api/v1/customers/{user_id}/orders")
    @Operation(
            summary = "Orders of one customer, the newest first",
            description = "Page by page: follow the header Link.")
    Question<List<Order>> orders(
            @Parameter(description = "The shop's identifier.", example = "USER_00000007") @PathVariable("user_id")
                    String userId,
            @Parameter(description = "How many rows a page has.", example = "20")
                    @RequestParam(defaultValue = Limit.USUAL)
                    @Min(1)
                    @Max(Limit.MOST)
                    int limit,
            @Parameter(description = "What the page before gave as next.") @RequestParam(required = false) @Nullable
                    String after) {
        var key = Cursor.read(after, Order.Key::read);
        return Question.ofPages(snapshot -> {
                    if (!customers.isKnown(snapshot.bi(), userId)) {
                        throw unknown(userId);
                    }
                    return Found.page(orders.of(snapshot.bi(), userId, key, limit), limit, Order::end);
                })
                .personal();
    }

    private static ProblemException unknown(String userId) {
        return ProblemException.notFound("there is no customer '%s'".formatted(userId));
    }
}
