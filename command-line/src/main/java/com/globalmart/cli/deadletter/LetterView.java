package com.globalmart.cli.deadletter;

import com.globalmart.cli.terminal.Escaped;
import com.globalmart.cli.terminal.Terminal;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints all that is known of one dead letter. What the record says is indented and escaped: it cannot pass for our words. */
final class LetterView {

    private static final int MOST_SHOWN_BYTES = 65_536;
    private static final int DUMPED_IN_A_LINE = 16;

    private final PrintStream out;

    LetterView(PrintStream out) {
        this.out = out;
    }

    void print(Letter letter, Payload payload, List<SelectedLetters.Asked> asked) {
        out.printf("dead letter %s%n", letter.id());
        line("state", state(letter));
        line("reason", letter.reason());
        line("detail", Escaped.line(letter.detail()));
        line("record's time", Terminal.time(letter.recordTimestamp()) + " UTC");
        line("received", Terminal.time(letter.receivedAt()) + " UTC");
        for (var request : asked) {
            line("request " + request.requestId(), words(request));
        }
        bytes("key", payload.recordKey());
        bytes("value", payload.recordValue());
    }

    private static String state(Letter letter) {
        if (letter.isOpen()) {
            return letter.state();
        }
        return "%s since %s UTC, by request %s"
                .formatted(letter.state(), Terminal.time(letter.resolvedAt()), letter.requestId());
    }

    private static String words(SelectedLetters.Asked request) {
        var reason = request.reason() == null ? "" : " (" + Escaped.line(request.reason()) + ")";
        var outcome = request.outcome() == null ? "" : ": " + Escaped.line(request.outcome());
        return "%s by %s at %s UTC%s, %s%s"
                .formatted(
                        request.kind(),
                        Escaped.line(request.requestedBy()),
                        Terminal.time(request.requestedAt()),
                        reason,
                        request.state(),
                        outcome);
    }

    private void bytes(String what, byte @Nullable [] bytes) {
        if (bytes == null) {
            line(what, "none");
            return;
        }
        var shown = bytes.length > MOST_SHOWN_BYTES ? Arrays.copyOf(bytes, MOST_SHOWN_BYTES) : bytes;
        var text = text(bytes);
        line(what, "%s bytes, %s".formatted(Terminal.number(bytes.length), text.isPresent() ? "UTF-8" : "not UTF-8"));
        if (text.isPresent()) {
            // a sign that is cut at the end is shown as a replacement, and the next line says that there is more
            Escaped.lines(shown == bytes ? text.get() : new String(shown, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(line -> out.println("    " + line));
        } else {
            dump(shown);
        }
        if (shown.length < bytes.length) {
            out.printf("    ... and %s more bytes%n", Terminal.number(bytes.length - shown.length));
        }
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private void dump(byte[] bytes) {
        for (int start = 0; start < bytes.length; start += DUMPED_IN_A_LINE) {
            var numbers = new StringBuilder();
            var signs = new StringBuilder();
            for (int i = start; i < Math.min(start + DUMPED_IN_A_LINE, bytes.length); i++) {
                numbers.append(String.format(Locale.ROOT, "%02x ", bytes[i]));
                signs.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            out.println(String.format(Locale.ROOT, "    %08x  %-48s |%s|", start, numbers, signs));
        }
    }

    private void line(String what, String value) {
        out.println(String.format(Locale.ROOT, "  %-13s  %s", what, value));
    }
}
