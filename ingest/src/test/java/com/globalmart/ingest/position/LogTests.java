package com.globalmart.ingest.position;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a position can go on in a log. */
class LogTests {

    private static final Log LOG = new Log("id", 10, 20);

    @ParameterizedTest
    @CsvSource({"9, BEGINNING_LOST", "10, READABLE", "20, READABLE", "21, END_LOST"})
    void looksAtTheOffset(long offset, Log.Fit fit) {
        assertThat(LOG.fit(new Position("topic", 1, 0, offset, "id"))).isEqualTo(fit);
    }

    @Test
    void looksAtTheTopicFirst() {
        assertThat(LOG.fit(new Position("topic", 1, 0, 15, "another"))).isEqualTo(Log.Fit.OTHER_TOPIC);
        assertThat(LOG.fit(null)).isEqualTo(Log.Fit.OTHER_TOPIC);
    }
}
