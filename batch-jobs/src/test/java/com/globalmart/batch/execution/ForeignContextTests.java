package com.globalmart.batch.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.repository.ExecutionContextSerializer;

/** A stored context makes no object of a class that somebody wrote into its row. */
class ForeignContextTests {

    private static final List<String> MADE = new ArrayList<>();

    private final ExecutionContextSerializer serializer = new ExecutionConfiguration().executionContextSerializer();

    /** What an attacker would like to have made. */
    static final class Canary implements Serializable {

        private static final long serialVersionUID = 1L;

        Canary() {
            MADE.add("canary");
        }

        public void setName(String name) {
            MADE.add(name);
        }
    }

    @Test
    void refusesClassesThatItDoesNotKnow() {
        var name = Canary.class.getName();

        for (var context : List.of(
                "{\"x\":[\"%s\",{\"name\":\"tweet\"}]}".formatted(name),
                "{\"@class\":\"%s\",\"name\":\"tweet\"}".formatted(name),
                "{\"x\":{\"@class\":\"%s\",\"name\":\"tweet\"}}".formatted(name),
                "{\"x\":[\"javax.management.loading.MLet\",{}]}")) {
            read(context.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(MADE).isEmpty();
    }

    @Test
    void refusesSerializedObjects() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Canary());
        }
        MADE.clear();

        assertThatException().isThrownBy(() -> serializer.deserialize(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(MADE).isEmpty();
    }

    private void read(byte[] context) {
        try {
            var values =
                    serializer.deserialize(new ByteArrayInputStream(context)).values();
            assertThat(values).noneMatch(Canary.class::isInstance);
        } catch (IOException | RuntimeException e) {
            assertThat(e).hasMessageContaining("type");
        }
    }
}
