package com.globalmart.admin.pulse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What pages have read, for all who look at the same: however many browsers fetch a part because something changed, its
 * queries run once. An answer is given until the next change that is seen, and for a second at most. A page that somebody
 * opens is always read anew.
 */
@Component
public class Shared {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int MOST = 1_000;

    private final Cache<Key, Object> answers =
            Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumSize(MOST).build();
    private final Pulse pulse;

    private record Key(long version, Object question) {}

    Shared(Pulse pulse) {
        this.pulse = pulse;
    }

    /**
     * The answer to a question. Questions ask in turn; nobody waits for another's question.
     *
     * @param htmx whether a part of an open page asks, which may share an answer
     * @param question names what is asked, with what it is asked for: equal questions have one answer
     * @param read reads it; never null
     */
    @SuppressWarnings("unchecked") // equal questions are asked with readers of one type
    public <T> T answer(HtmxRequest htmx, Object question, Supplier<T> read) {
        if (!htmx.isHtmxRequest() || !pulse.isListenedTo()) {
            return read.get();
        }
        return (T) answers.get(new Key(pulse.version(), question), unasked -> read.get());
    }
}
