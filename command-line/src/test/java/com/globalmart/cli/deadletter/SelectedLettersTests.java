package com.globalmart.cli.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.landing.Selection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectedLettersTests {

    private final Letters letters = new Letters();
    private final SelectedLetters selected = new SelectedLetters(RealDatabases.get());

    @BeforeEach
    void nothing() {
        RealDatabases.clean();
    }

    @Test
    void takesNoneThatSomebodyElseDealtWithAMomentAgo() {
        var open = letters.add(Letters.SALES, 1, Reason.NOT_JSON);
        var mended = letters.add(Letters.SALES, 2, Reason.NOT_JSON);
        letters.resolve(mended, State.MENDED);

        assertThat(selected.add(UUID.randomUUID(), new Selection.Named(List.of(open, mended)), true))
                .isEqualTo(1);
        assertThat(selected.addMended(UUID.randomUUID(), mended, new Payload(null, new byte[] {1})))
                .isZero();
        assertThat(selected.asked(open)).as("a selection that no request names").isEmpty();
    }
}
