package com.globalmart.cli.landing;

import com.globalmart.cli.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which open records are meant. */
public sealed interface Selection {

    int NAMED_AT_MOST = 3;

    /** These and no others. */
    record Named(List<RecordId> ids) implements Selection {

        @Override
        public String about(String noun, long records) {
            if (ids.size() == 1) {
                return noun + " " + ids.getFirst();
            }
            var named =
                    ids.stream().limit(NAMED_AT_MOST).map(RecordId::toString).collect(Collectors.joining(", "));
            int more = ids.size() - NAMED_AT_MOST;
            return count(noun, records) + ": " + named + (more > 0 ? " and %d more".formatted(more) : "");
        }
    }

    /**
     * All that are open now. Null stands for any.
     *
     * @param reason a word of the contract, for example NOT_JSON
     */
    record Open(@Nullable String topic, @Nullable String reason) implements Selection {

        @Override
        public String about(String noun, long records) {
            return "%s: %s of %s"
                    .formatted(
                            count(noun, records),
                            reason == null ? "all open" : reason,
                            topic == null ? "all topics" : topic);
        }
    }

    /**
     * What the audit says of a request about that many of them.
     *
     * @param noun what they are: dead letter, quarantined record
     */
    String about(String noun, long records);

    private static String count(String noun, long records) {
        return records == 1 ? "1 " + noun : "%s %ss".formatted(Terminal.number(records), noun);
    }
}
