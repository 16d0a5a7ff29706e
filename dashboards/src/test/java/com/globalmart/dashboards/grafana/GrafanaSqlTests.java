package com.globalmart.dashboards.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.dashboards.grafana.query.GrafanaSql;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrafanaSqlTests {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $__timeFilter(event_day) | event_day BETWEEN '2026-03-01T00:00:00Z' AND '2026-04-01T00:00:00Z'
                    $__timeFrom() and $__timeTo() | '2026-03-01T00:00:00Z' and '2026-04-01T00:00:00Z'
                    p = ${period:sqlstring} | p = 'week'
                    per ${period}, $period | per week, week
                    ${name:sqlstring} | 'it''s'
                    """)
    void writesOutMacrosAndVariables(String sql, String expected) {
        assertThat(GrafanaSql.expanded(sql, Map.of("period", "week", "name", "it's"), FROM, TO))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$__timeGroups(a, '5m')", "$another", "${period:csv}"})
    void refusesWhatGrafanaOrWeDoNotKnow(String sql) {
        assertThatThrownBy(() -> GrafanaSql.expanded(sql, Map.of("period", "week"), FROM, TO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesAloneWhatIsNoMacro() {
        assertThat(GrafanaSql.expanded("select '$' || 1", Map.of(), FROM, TO)).isEqualTo("select '$' || 1");
    }
}
