package com.globalmart.ingest.request;

import com.globalmart.ingest.deadletter.SelectedLetters;
import com.globalmart.ingest.landing.Relanding;
import com.globalmart.ingest.position.Acceptance;
import com.globalmart.ingest.position.NotAcceptableException;
import com.globalmart.ingest.quarantine.QuarantinedRecords;
import com.globalmart.ingest.selection.Discarding;
import com.globalmart.ingest.selection.Tally;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what a request asks for. Doing it again, after a crash before its outcome was written, is harmless. */
@Component
class Errand {

    private final SelectedLetters letters;
    private final QuarantinedRecords quarantined;
    private final Relanding relanding;
    private final Discarding discarding;
    private final Acceptance acceptance;

    Errand(
            SelectedLetters letters,
            QuarantinedRecords quarantined,
            Relanding relanding,
            Discarding discarding,
            Acceptance acceptance) {
        this.letters = letters;
        this.quarantined = quarantined;
        this.relanding = relanding;
        this.discarding = discarding;
        this.acceptance = acceptance;
    }

    /** Returns what became of it; what it threw may work later, or never. */
    Outcome run(Request request) throws SQLException {
        try {
            return switch (request.kind()) {
                case "mend_dead_letters" -> told(relanding.land(request.requestId(), letters, selection(request)));
                case "discard_dead_letters" ->
                    told(discarding.discard(request.requestId(), letters, selection(request)));
                case "replay_quarantined" -> told(relanding.land(request.requestId(), quarantined, selection(request)));
                case "discard_quarantined" ->
                    told(discarding.discard(request.requestId(), quarantined, selection(request)));
                case "accept_position" ->
                    Outcome.done(acceptance.accept(request.requestId(), partition(request), expected(request)));
                default -> Outcome.refused("ingest knows no request of kind \"%s\"".formatted(request.kind()));
            };
        } catch (NotAcceptableException | InvalidParameterException e) {
            return Outcome.refused(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome told(Tally tally) {
        return new Outcome(!tally.isInVain(), tally.toString());
    }

    private static UUID selection(Request request) {
        return parsed("selection", request.selection(), "a UUID", UUID::fromString);
    }

    private static TopicPartition partition(Request request) {
        String topic = parsed("topic", request.topic(), "a name", name -> name);
        return new TopicPartition(topic, parsed("partition", request.partition(), "a number", Integer::valueOf));
    }

    private static long expected(Request request) {
        return parsed("expected", request.expected(), "an offset", Long::valueOf);
    }

    private static <T> T parsed(String name, @Nullable String text, String expected, Function<String, T> parser) {
        if (text == null) {
            throw new InvalidParameterException("the request has no \"%s\", expected %s".formatted(name, expected));
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(
                    "the request's \"%s\" is \"%s\", expected %s".formatted(name, text, expected));
        }
    }

    private static final class InvalidParameterException extends RuntimeException {
        InvalidParameterException(String message) {
            super(message);
        }
    }
}
