package com.globalmart.dashboards.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.dashboards.grafana.query.BoardFiles;
import com.globalmart.dashboards.grafana.query.BoardQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What every board must have, read from the committed files. */
class BoardTests {

    private static final Path GRAFANA = Path.of("grafana");
    private static final Set<String> SOURCES =
            Set.of("globalmart-warehouse", "globalmart-realtime", "globalmart-prometheus");

    static List<JsonNode> boards() throws IOException {
        return BoardFiles.read(GRAFANA).values().stream()
                .filter(file -> file.has("panels"))
                .toList();
    }

    @Test
    void areFive() throws IOException {
        assertThat(boards())
                .extracting(board -> board.path("title").asString())
                .containsExactlyInAnyOrder("Executive", "Operations", "Data quality", "Live", "System");
        assertThat(boards()).extracting(board -> board.path("uid").asString()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void sayOfEachPanelWhatItIs(JsonNode board) {
        for (JsonNode panel : panels(board)) {
            String title = panel.path("title").asString();
            assertThat(title).isNotBlank();
            assertThat(panel.path("description").asString()).as(title).hasSizeGreaterThan(15);
            assertThat(panel.at("/fieldConfig/defaults/unit").asString())
                    .as(title)
                    .isNotBlank();
            assertThat(panel.at("/datasource/uid").asString()).as(title).isIn(SOURCES);
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.at("/datasource/uid").asString()).as(title).isIn(SOURCES);
            }
        }
        assertThat(board.path("description").asString()).isNotBlank();
        assertThat(board.path("links")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void fillThePageWithoutOverlap(JsonNode board) {
        var taken = new HashSet<String>();
        for (JsonNode panel : board.path("panels")) {
            JsonNode position = panel.path("gridPos");
            int x = position.path("x").asInt();
            int y = position.path("y").asInt();
            int width = position.path("w").asInt();
            assertThat(x + width).as(panel.path("title").asString()).isLessThanOrEqualTo(24);
            for (int column = x; column < x + width; column++) {
                for (int row = y; row < y + position.path("h").asInt(); row++) {
                    assertThat(taken.add(column + "/" + row))
                            .as(panel.path("title").asString())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("boards")
    void doNotAskTooOften(JsonNode board) {
        assertThat(board.path("refresh").asString()).isIn("30s", "1m", "5m");
    }

    @Test
    void askInWordsThatLast() throws IOException {
        List<BoardQuery> queries = BoardFiles.sqlQueries(GRAFANA);
        assertThat(queries).hasSizeGreaterThan(50);
        for (BoardQuery query : queries) {
            assertThat(query.sql()).as(query.toString()).doesNotContain(";").doesNotContainPattern("select \\*");
            if (!query.board().equals("alerts")) {
                assertThat(query.sql()).as(query.toString()).contains("order by");
            }
            assertThat(Pattern.compile("from (bi|landing)\\.")
                            .matcher(query.sql())
                            .find())
                    .as(query.toString())
                    .isTrue();
        }
    }

    private static List<JsonNode> panels(JsonNode board) {
        var panels = new ArrayList<JsonNode>();
        board.path("panels").forEach(panel -> {
            if (!panel.path("type").asString().equals("row")) {
                panels.add(panel);
            }
        });
        assertThat(panels).hasSizeGreaterThan(5);
        return panels;
    }
}
