package com.globalmart.admin.pulse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams to a page what has changed. A stream ends after a while; the browser comes again, and is judged again. */
@Controller
class PulseController {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Pulse pulse;

    PulseController(Pulse pulse) {
        this.pulse = pulse;
    }

    /**
     * Opens a stream.
     *
     * @param since the version that the page was made in
     * @param lastEventId the version that the page has heard of, where it was interrupted
     */
    @GetMapping(path = "/pulse", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen(
            @RequestParam long since,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId) {
        var stream = new SseEmitter(LONGEST.toMillis());
        var listener = new Listener(stream);
        Runnable leave = () -> {
            pulse.remove(listener);
            listener.end();
        };
        stream.onCompletion(leave);
        stream.onTimeout(leave);
        stream.onError(e -> leave.run());
        pulse.add(listener, lastEventId == null ? since : lastEventId);
        Thread.ofVirtual().name("pulse-listener").start(listener);
        return stream;
    }
}
