package com.globalmart.batch.alert;

import com.globalmart.batch.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts alerts as JSON to a web address. Its receiver knows a repeated one by the header {@code Idempotency-Key}. */
@Component
class Webhook implements AlertChannel {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    /** What is posted. */
    private record Body(
            long problem,
            String kind,
            String subject,
            String text,
            @Nullable Long execution,
            Instant openedAt) {}

    private final WebhookProperties properties;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .build(); // follows no redirects: a token stays with its host

    Webhook(WebhookProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean isSwitchedOn() {
        return !properties.url().isEmpty();
    }

    @Override
    public void send(Problem problem) {
        var address = URI.create(properties.url());
        var status = post(HttpRequest.newBuilder(address)
                .timeout(TO_ANSWER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", Long.toString(problem.problemId()))
                .POST(BodyPublishers.ofString(body(problem)))
                .build());
        if (status < 200 || status > 299) {
            throw new AlertFailedException("%s answered %d, expected 2xx".formatted(address.getHost(), status));
        }
    }

    private String body(Problem problem) {
        return json.writeValueAsString(new Body(
                problem.problemId(),
                problem.kind().code(),
                problem.subject(),
                problem.sentence(),
                problem.executionId(),
                problem.openedAt()));
    }

    /** The whole answer has its time, and not only its beginning. */
    private int post(HttpRequest request) {
        var host = request.uri().getHost();
        var answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException e) {
            throw new AlertFailedException("%s was not reached: %s".formatted(host, whatHappened(e)));
        } catch (TimeoutException e) {
            throw new AlertFailedException("%s did not answer within %d s".formatted(host, TO_ANSWER.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AlertFailedException("this node ended while %s was to answer".formatted(host));
        } finally {
            answer.cancel(true);
        }
    }

    /** The kind of the failure: its message may have the address. */
    private static String whatHappened(ExecutionException failure) {
        return failure.getCause() instanceof IOException cause
                ? cause.getClass().getSimpleName()
                : "it failed";
    }
}
