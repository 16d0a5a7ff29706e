package com.globalmart.batch.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CheckTests {

    @Test
    void readsItsHeaderAndItsQuery() {
        var check = Check.parse("no_gaps", """
                -- severity: WARNING
                -- sentence: there are no gaps: none at all
                -- scope: everything
                -- database: warehouse
                select 1
                where false
                """);

        assertThat(check.name()).isEqualTo("no_gaps");
        assertThat(check.severity()).isEqualTo(Check.Severity.WARNING);
        assertThat(check.sentence()).isEqualTo("there are no gaps: none at all");
        assertThat(check.scope()).isEqualTo(Check.Scope.EVERYTHING);
        assertThat(check.queries()).singleElement().asString().contains("select 1\nwhere false");
    }

    @Test
    void namesTheFileThatLacksAKey() {
        assertThatThrownBy(() -> Check.parse("no_gaps", "-- severity: ERROR\nselect 1"))
                .hasMessageContaining("no_gaps")
                .hasMessageContaining("sentence");
    }

    @Test
    void namesTheFileWithASeverityThatIsNone() {
        assertThatThrownBy(() -> Check.parse(
                        "no_gaps",
                        "-- severity: FATAL\n-- sentence: x\n-- scope: load\n-- database: warehouse\nselect 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no_gaps")
                .hasMessageContaining("FATAL");
    }

    @Test
    void hasTwoQueriesWhereBothDatabasesAreAsked() {
        var header = "-- severity: ERROR\n-- sentence: x\n-- scope: load\n-- database: both\n";

        assertThat(Check.parse("equal", header + "select 1\n-- realtime:\nselect 2")
                        .queries())
                .hasSize(2)
                .last()
                .asString()
                .isEqualToIgnoringWhitespace("select 2");
        assertThatThrownBy(() -> Check.parse("equal", header + "select 1"))
                .hasMessageContaining("equal")
                .hasMessageContaining("-- realtime:");
    }
}
