package com.globalmart.admin.record;

import com.globalmart.admin.page.ProblemException;
import com.globalmart.admin.page.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which open records something is to be done about. */
public sealed interface Choice {

    /** How many can be named at once: more than a page of a list has. */
    int MOST_NAMED = 100;

    /** These and no others. */
    record Named(List<RecordId> ids) implements Choice {

        private static final int TOLD = 3;

        @Override
        public String about(String noun, long records) {
            if (ids.size() == 1) {
                return noun + " " + ids.getFirst();
            }
            var told = ids.stream().limit(TOLD).map(RecordId::toString).collect(Collectors.joining(", "));
            int more = ids.size() - TOLD;
            return Words.count(records, noun) + ": " + told + (more > 0 ? " and %d more".formatted(more) : "");
        }

        @Override
        public Map<String, String> fields() {
            return Map.of("id", ids.stream().map(RecordId::toString).collect(Collectors.joining(",")));
        }
    }

    /**
     * All that are open with one reason.
     *
     * @param topic only of this topic; null for all
     * @param reasonCode a word of the contract: {@code NOT_JSON}
     */
    record Open(@Nullable String topic, String reasonCode) implements Choice {

        @Override
        public String about(String noun, long records) {
            return "%s: %s of %s"
                    .formatted(Words.count(records, noun), reasonCode, topic == null ? "all topics" : topic);
        }

        @Override
        public Map<String, String> fields() {
            var fields = new LinkedHashMap<String, String>();
            if (topic != null) {
                fields.put("topic", topic);
            }
            fields.put("reasonCode", reasonCode);
            return fields;
        }
    }

    /** What the audit says of a request about that many of them. */
    String about(String noun, long records);

    /** How a form or an address says it again. */
    Map<String, String> fields();

    /**
     * What a form or an address says.
     *
     * @param ids as they are printed
     * @param topic one that there is, or null
     * @param reasonCode one that there is, or null
     * @throws ProblemException if it names nothing, or in two ways
     */
    static Choice of(List<String> ids, @Nullable String topic, @Nullable String reasonCode) {
        if (ids.isEmpty() && reasonCode == null) {
            throw ProblemException.invalid("Nothing was chosen: tick records in the list, or take all of a reason.");
        }
        if (reasonCode != null) {
            if (!ids.isEmpty()) {
                throw ProblemException.invalid("The values of \"id\" and \"reasonCode\" exclude each other.");
            }
            return new Open(topic, reasonCode);
        }
        if (ids.size() > MOST_NAMED) {
            throw ProblemException.invalid("The value of \"id\" names %d records, at most %d can be named at once."
                    .formatted(ids.size(), MOST_NAMED));
        }
        return new Named(ids.stream().map(RecordId::parse).distinct().toList());
    }

    /** An address of the same choice. */
    default String address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        fields().forEach(address::queryParam);
        return address.build().toUriString();
    }
}
