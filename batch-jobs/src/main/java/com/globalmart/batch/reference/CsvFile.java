package com.globalmart.batch.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.batch.infrastructure.item.file.transform.DelimitedLineTokenizer;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.batch.infrastructure.item.file.transform.FlatFileFormatException;

/** A CSV file with a header, read whole: every bad line is named with its number and reason, and then nothing is taken. */
final class CsvFile {

    private static final int NAMED = 20;

    private final Path path;
    private final List<String> header;

    CsvFile(Path path, String... header) {
        this.path = path;
        this.header = List.of(header);
    }

    /**
     * The rows of the file.
     *
     * @param parse makes a row of a line; throws {@link IllegalArgumentException} with the reason when it cannot
     * @throws BadReferenceFileException when the header is another, or naming every line that is bad
     */
    <T> List<T> rows(Function<FieldSet, T> parse) {
        var lines = lines();
        var expected = String.join(",", header);
        if (lines.isEmpty() || !lines.getFirst().strip().equals(expected)) {
            throw new BadReferenceFileException("%s: line 1 is \"%s\", expected the header \"%s\""
                    .formatted(path, lines.isEmpty() ? "" : lines.getFirst(), expected));
        }
        var tokenizer = new DelimitedLineTokenizer();
        tokenizer.setNames(header.toArray(String[]::new));
        var rows = new ArrayList<T>();
        var bad = new ArrayList<String>();
        for (int number = 2; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            if (line.isBlank()) {
                continue;
            }
            try {
                rows.add(parse.apply(tokenizer.tokenize(line)));
            } catch (FlatFileFormatException e) {
                bad.add("line %d: found \"%s\", expected %d fields (%s)"
                        .formatted(number, line, header.size(), expected));
            } catch (IllegalArgumentException e) {
                bad.add("line %d: %s".formatted(number, e.getMessage()));
            }
        }
        if (!bad.isEmpty()) {
            throw new BadReferenceFileException("%s: %d bad lines, nothing of the file was taken; %s%s"
                    .formatted(
                            path,
                            bad.size(),
                            String.join("; ", bad.subList(0, Math.min(NAMED, bad.size()))),
                            bad.size() > NAMED ? "; and %d more".formatted(bad.size() - NAMED) : ""));
        }
        return rows;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path);
        } catch (MalformedInputException e) {
            throw new BadReferenceFileException("%s is not UTF-8".formatted(path));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + path, e);
        }
    }
}
