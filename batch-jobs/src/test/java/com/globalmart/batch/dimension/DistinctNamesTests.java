package com.globalmart.batch.dimension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistinctNamesTests {

    @Test
    void holdsEachNameOnceAndFindsThatOfEachFact() {
        List<@Nullable String> facts = Arrays.asList("b", "a", null, "b", "a", "c");

        var names = DistinctNames.of(facts, Function.<@Nullable String>identity());

        assertThat(names.names()).containsExactly("b", "a", "c");
        assertThat(IntStream.range(0, facts.size()).mapToObj(fact -> names.has(fact) ? named(names, fact) : null))
                .containsExactlyElementsOf(facts);
    }

    @Test
    void isEmptyWhereNothingIsNamed() {
        assertThat(DistinctNames.of(List.of(), fact -> "never").names()).isEmpty();
        assertThat(DistinctNames.of(List.of("a fact"), fact -> null).names()).isEmpty();
    }

    private static String named(DistinctNames names, int fact) {
        return names.names().get(names.place(fact));
    }
}
