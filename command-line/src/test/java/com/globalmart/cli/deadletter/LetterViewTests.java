package com.globalmart.cli.deadletter;

import static com.globalmart.cli.deadletter.Letters.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.Printed;
import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.landing.LandingRequests;
import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.Selection;
import com.globalmart.cli.terminal.ExitStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LetterViewTests {

    private final Letters letters = new Letters();
    private final Printed printed = new Printed();

    @BeforeEach
    void nothing() {
        RealDatabases.clean();
    }

    @Test
    void showsTextIndentedAndEscaped() {
        show(letters.add(
                SALES, 1, Reason.NOT_JSON, "USER_1", utf8("{\"a\":\n  \"\u001b[2Jx\", \"ü\"\ndead letter"), "x\ny"));

        assertThat(printed.text()).isEqualTo("""
                dead letter transactions-topic/1-0/1
                  state          OPEN
                  reason         NOT_JSON
                  detail         x\\ny
                  record's time  2026-03-14 11:00:00 UTC
                  received       2026-03-14 12:01:00 UTC
                  key            6 bytes, UTF-8
                    USER_1
                  value          33 bytes, UTF-8
                    {"a":
                      "\\u001b[2Jx", "ü"
                    dead letter
                """);
    }

    @Test
    void dumpsWhatIsNotText() {
        var value = new byte[18];
        value[0] = (byte) 0xff;
        value[1] = 'A';
        value[2] = 0x1b;
        value[17] = '~';

        show(letters.add(SALES, 1, Reason.NOT_JSON, null, value, "x"));

        assertThat(printed.text()).endsWith("""
                  key            none
                  value          18 bytes, not UTF-8
                    00000000  ff 41 1b 00 00 00 00 00 00 00 00 00 00 00 00 00  |.A..............|
                    00000010  00 7e                                            |.~|
                """);
    }

    @Test
    void saysWhatItLeavesOut() {
        show(letters.add(SALES, 1, Reason.NOT_JSON, null, "ü".repeat(40_000).getBytes(StandardCharsets.UTF_8), "x"));

        assertThat(printed.lines()).endsWith("    ... and 14,464 more bytes");
        assertThat(printed.text()).contains("80,000 bytes, UTF-8");
    }

    @Test
    void saysWhatBecameOfItAndWhoAsked() {
        var id = letters.add(SALES, 1, Reason.NOT_JSON);
        var requests = new LandingRequests(RealDatabases.get(), Duration.ofMillis(1), new Printed().out());
        int status = new LetterActions(RealDatabases.get(), requests, what -> true, new Printed().out())
                .act(LetterActions.Action.DISCARD, new Selection.Named(List.of(id)), "a\ntest");
        assertThat(status).isEqualTo(ExitStatus.NOT_RUNNING);
        letters.resolve(id, State.DISCARDED);

        show(id);

        assertThat(printed.text())
                .contains("  state          DISCARDED since 2026-03-15 08:00:00 UTC, by request 77\n")
                .containsPattern(
                        "  request 1      discard_dead_letters by .* \\(shell\\) at 2.* UTC \\(a\\\\ntest\\), OPEN\n");
    }

    private void show(RecordId id) {
        var found = new DeadLetters(RealDatabases.get());
        new LetterView(printed.out())
                .print(found.get(id), found.payload(id), new SelectedLetters(RealDatabases.get()).asked(id));
    }

    private static byte @Nullable [] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
