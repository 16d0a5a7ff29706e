package com.globalmart.generator.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MalformedEventsTests {

    private static final String JSON = "{\"a\":\"x,\\\"}\",\"b\":[{\"c\":1},{\"c\":2}],\"d\":3}";

    @Test
    void replaceAWholeValue() {
        assertThat(MalformedEvents.with(JSON, "a", "null"))
                .isEqualTo("{\"a\":null,\"b\":[{\"c\":1},{\"c\":2}],\"d\":3}");
        assertThat(MalformedEvents.with(JSON, "b", "[]")).isEqualTo("{\"a\":\"x,\\\"}\",\"b\":[],\"d\":3}");
        assertThat(MalformedEvents.with(JSON, "d", "4")).endsWith(",\"d\":4}");
    }

    @Test
    void takeOutAFieldWithItsComma() {
        assertThat(MalformedEvents.without(JSON, "b")).isEqualTo("{\"a\":\"x,\\\"}\",\"d\":3}");
        assertThat(MalformedEvents.without(JSON, "d")).isEqualTo("{\"a\":\"x,\\\"}\",\"b\":[{\"c\":1},{\"c\":2}]}");
    }

    @Test
    void nameTheFieldThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MalformedEvents.without(JSON, "z"))
                .withMessageStartingWith("found no field \"z\"");
    }
}
