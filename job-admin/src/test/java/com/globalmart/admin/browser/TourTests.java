package com.globalmart.admin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tour in the docs tells of every page that the side names, and shows pictures that are there. */
class TourTests {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path SIDE = Path.of("src", "main", "resources", "templates", "fragments", "page.html");

    @Test
    void tellsOfEveryPage() throws IOException {
        var tour = Files.readString(DOCS.resolve("console.md"));
        var pages = Pattern.compile("page\\('[a-z-]+', '[^']+', '([^']+)'\\)")
                .matcher(Files.readString(SIDE))
                .results()
                .map(page -> page.group(1))
                .toList();

        assertThat(pages).hasSizeGreaterThan(4);
        // Executions are told of by the page of one
        assertThat(pages)
                .allMatch(page -> tour.contains("## " + page) || tour.contains("## " + page.replaceAll("s$", "")));
    }

    @Test
    void showsPicturesThatAreThere() throws IOException {
        var pictures = Pattern.compile("\\]\\((images/[^)]+)\\)")
                .matcher(Files.readString(DOCS.resolve("console.md")))
                .results()
                .map(picture -> DOCS.resolve(picture.group(1)))
                .toList();

        assertThat(pictures).isNotEmpty();
        for (var picture : pictures) {
            assertThat(Files.size(picture)).as("size of %s", picture).isGreaterThan(10_000);
        }
    }
}
