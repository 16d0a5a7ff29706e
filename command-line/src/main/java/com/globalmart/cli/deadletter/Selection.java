package com.globalmart.cli.deadletter;

import com.globalmart.cli.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which open dead letters a request is about. */
sealed interface Selection {

    int NAMED_AT_MOST = 3;

    /** These and no others. */
    record Named(List<LetterId> ids) implements Selection {

        @Override
        public String about(long letters) {
            if (ids.size() == 1) {
                return "dead letter " + ids.getFirst();
            }
            var named =
                    ids.stream().limit(NAMED_AT_MOST).map(LetterId::toString).collect(Collectors.joining(", "));
            int more = ids.size() - NAMED_AT_MOST;
            return count(letters) + ": " + named + (more > 0 ? " and %d more".formatted(more) : "");
        }
    }

    /** All that are open now. Null stands for any. */
    record Open(@Nullable String topic, @Nullable Reason reason) implements Selection {

        @Override
        public String about(long letters) {
            return "%s: %s of %s"
                    .formatted(
                            count(letters),
                            reason == null ? "all open" : reason.name(),
                            topic == null ? "all topics" : topic);
        }
    }

    /** What the audit says of a request about that many letters. */
    String about(long letters);

    private static String count(long letters) {
        return letters == 1 ? "1 dead letter" : Terminal.number(letters) + " dead letters";
    }
}
