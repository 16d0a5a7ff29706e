package com.globalmart.dashboards.powerbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTests {

    private static final Path REPORT = ModelText.PROJECT.resolve("GlobalMart.Report");

    static Stream<Path> jsonFiles() throws IOException {
        try (var files = Files.walk(ModelText.PROJECT)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*(\\.tmdl|\\.pbids|\\.gitignore)"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("jsonFiles")
    void areAsMicrosoftsSchemasWantThem(Path file) throws IOException {
        assertThat(Schemas.errors(Files.readString(file))).isEmpty();
    }

    @Test
    void wouldNoticeAPropertyThatIsNone() throws IOException {
        String page = Files.readString(REPORT.resolve("definition/pages/overview/page.json"));

        assertThat(Schemas.errors(page.replace("\"height\"", "\"heigth\""))).isNotEmpty();
    }

    @Test
    void showsWhatTheModelHas() throws IOException {
        var model = ModelText.read();
        int fields = 0;
        for (JsonNode visual : visuals()) {
            for (JsonNode role : visual.at("/visual/query/queryState")) {
                for (JsonNode projection : role.path("projections")) {
                    JsonNode field = projection.path("field");
                    fields++;
                    if (field.has("Measure")) {
                        assertThat(model.measures())
                                .containsKey(field.at("/Measure/Property").asString());
                    } else {
                        JsonNode column =
                                field.has("Column") ? field.path("Column") : field.at("/Aggregation/Expression/Column");
                        String table = column.at("/Expression/SourceRef/Entity").asString();
                        assertThat(model.has(table, column.path("Property").asString()))
                                .as("%s", column)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(fields).isGreaterThan(50);
    }

    @Test
    void hasFourPagesOnWhichNothingOverlaps() throws IOException {
        assertThat(ReportPages.all()).hasSize(4);
        for (var page : ReportPages.all()) {
            var names = new HashSet<String>();
            for (var visual : page.visuals()) {
                assertThat(names.add(visual.title())).as(visual.title()).isTrue();
                assertThat(visual.x() + visual.width()).as(visual.title()).isLessThanOrEqualTo(ReportPages.WIDTH);
                assertThat(visual.y() + visual.height()).as(visual.title()).isLessThanOrEqualTo(ReportPages.HEIGHT);
                for (var other : page.visuals()) {
                    boolean isApart = other == visual
                            || other.x() >= visual.x() + visual.width()
                            || visual.x() >= other.x() + other.width()
                            || other.y() >= visual.y() + visual.height()
                            || visual.y() >= other.y() + other.height();
                    assertThat(isApart)
                            .as("%s and %s", visual.title(), other.title())
                            .isTrue();
                }
            }
        }
        assertThat(visuals())
                .allSatisfy(
                        visual -> assertThat(visual.at("/visual/visualContainerObjects/general/0/properties/altText")
                                        .isMissingNode())
                                .isFalse());
    }

    private static List<JsonNode> visuals() throws IOException {
        var visuals = new ArrayList<JsonNode>();
        try (var files = Files.walk(REPORT)) {
            for (Path file : files.filter(each -> each.endsWith("visual.json")).toList()) {
                visuals.add(JsonMapper.shared().readTree(Files.readString(file)));
            }
        }
        assertThat(visuals).hasSizeGreaterThan(25);
        return visuals;
    }
}
