package com.globalmart.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Tests run where nobody sits. */
class ConfirmationTests {

    @Test
    void goesOnWhereItWasToldBeforehand() {
        assertThat(Confirmation.isGiven(true, "discarding 2 dead letters")).isTrue();
    }

    @Test
    void asksForTheOptionWhereNobodySits() {
        assertThatThrownBy(() -> Confirmation.isGiven(false, "discarding 2 dead letters"))
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        e -> assertThat(e.exitStatus()).isEqualTo(ExitStatus.USAGE))
                .hasMessage("discarding 2 dead letters: nothing was asked for, add --yes if that is meant");
    }
}
