package com.globalmart.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class OffsetRangeTests {

    private static final OffsetRange RANGE = new OffsetRange(Topic.SALES, (short) 2, -1, 7, 5_000_000_000L);

    @Test
    void survivesTheContextOfAStep() {
        assertThat(OffsetRange.from(RANGE.toContext())).isEqualTo(RANGE);
    }

    @Test // small numbers come back as small types where a serializer forgets what they were
    void survivesTheDatabase() throws IOException {
        var small = new OffsetRange(Topic.CUSTOMERS, (short) 1, 0, 0, 3);
        var serializer = new JacksonExecutionContextStringSerializer();
        var written = new ByteArrayOutputStream();
        serializer.serialize(small.toContext().toMap(), written);

        var read = serializer.deserialize(new ByteArrayInputStream(written.toByteArray()));

        assertThat(OffsetRange.from(new ExecutionContext(read))).isEqualTo(small);
    }

    @Test
    void isNamedByGenerationPartitionAndBegin() {
        assertThat(RANGE.label()).isEqualTo("2--1-7");
    }

    @Test
    void isPartedIntoRangesOfAboutTheSameSize() {
        var range = new OffsetRange(Topic.SALES, (short) 1, 0, 100, 111);

        assertThat(range.parts(4))
                .extracting(OffsetRange::from, OffsetRange::to)
                .containsExactly(tuple(100L, 103L), tuple(103L, 107L), tuple(107L, 111L));
        assertThat(range.parts(11)).containsExactly(range);
        assertThat(new OffsetRange(Topic.SALES, (short) 1, 0, 9, 9).parts(4)).isEmpty();
    }

    @Test
    void refusesAnEndBeforeItsBegin() {
        assertThatThrownBy(() -> new OffsetRange(Topic.SALES, (short) 1, 0, 9, 8))
                .hasMessage("offsets 9 to 8, expected 0 <= from <= to");
        assertThat(new OffsetRange(Topic.SALES, (short) 1, 0, 9, 9).isEmpty()).isTrue();
    }
}
