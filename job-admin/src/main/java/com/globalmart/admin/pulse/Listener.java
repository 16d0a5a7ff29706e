package com.globalmart.admin.pulse;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open page. What changes while it is being told something is told in one next time, so that a slow browser neither
 * holds up others nor lags ever further behind.
 */
final class Listener implements Runnable {

    /** Silence for longer means to the page that the console does not answer. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private final SseEmitter stream;
    private final EnumSet<Topic> untold = EnumSet.noneOf(Topic.class);
    private long version;
    private boolean hasEnded;

    private record News(Set<Topic> topics, long version) {}

    Listener(SseEmitter stream) {
        this.stream = stream;
    }

    synchronized void tell(Set<Topic> changed, long inVersion) {
        untold.addAll(changed);
        version = inVersion;
        notifyAll();
    }

    synchronized void end() {
        hasEnded = true;
        notifyAll();
    }

    /** Sends what there is to tell until the stream ends. */
    @Override
    public void run() {
        try {
            for (var news = next(); news != null; news = next()) {
                stream.send(event(news));
            }
            stream.complete();
        } catch (IOException | IllegalStateException e) {
            end(); // the page was closed: the container ends what is left of the stream
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SseEmitter.SseEventBuilder event(News news) {
        if (news.topics().isEmpty()) {
            return SseEmitter.event().name("alive").data("");
        }
        var words = news.topics().stream().map(Topic::word).collect(Collectors.joining(" "));
        return SseEmitter.event()
                .name("changed")
                .id(Long.toString(news.version()))
                .data(words);
    }

    private synchronized @Nullable News next() throws InterruptedException {
        if (untold.isEmpty() && !hasEnded) {
            wait(SIGN_OF_LIFE.toMillis());
        }
        if (hasEnded) {
            return null;
        }
        var news = new News(EnumSet.copyOf(untold), version);
        untold.clear();
        return news;
    }
}
