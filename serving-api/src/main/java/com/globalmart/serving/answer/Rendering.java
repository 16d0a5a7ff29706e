package com.globalmart.serving.answer;

import com.globalmart.serving.publication.Publication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers. Amounts, rates and shares are strings in JSON, with all their decimals, as a JSON number would be a binary
 * fraction to many callers. In CSV, as RFC 4180 has it, numbers stay numbers, what is null is an empty cell, and a text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
@Component
class Rendering {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\0";

    private static final ClassValue<List<Column>> COLUMNS = new ClassValue<>() {
        @Override
        protected List<Column> computeValue(Class<?> row) {
            return Column.of(row);
        }
    };

    private final JsonMapper json;

    Rendering(JsonMapper json) {
        this.json = json;
    }

    /** @param rows the type of the rows; null where it is one thing */
    byte[] write(Found<?> found, @Nullable Class<?> rows, Publication published, Format format) {
        try {
            return switch (format) {
                case JSON ->
                    json.writeValueAsBytes(new Answer<>(
                            found.data(),
                            published,
                            found.next() == null ? null : found.next().written()));
                case CSV -> csv((List<?>) found.data(), Objects.requireNonNull(rows));
                case NDJSON -> lines((List<?>) found.data());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] lines(List<?> rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var row : rows) {
            bytes.write(json.writeValueAsBytes(row));
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    private static byte[] csv(List<?> rows, Class<?> type) throws IOException {
        var columns = COLUMNS.get(type);
        var bytes = new ByteArrayOutputStream();
        try (var printer = new CSVPrinter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
            for (var column : columns) {
                printer.print(column.name());
            }
            printer.println();
            for (var row : rows) {
                for (var column : columns) {
                    printer.print(cell(column.of(row)));
                }
                printer.println();
            }
        }
        return bytes.toByteArray();
    }

    private static @Nullable String cell(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case String text when !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 -> "'" + text;
            default -> value.toString();
        };
    }

    /** A component of a row, by the name that it has in JSON too. */
    private record Column(String name, Method accessor) {

        static List<Column> of(Class<?> row) {
            return Arrays.stream(row.getRecordComponents())
                    .map(component -> {
                        var accessor = component.getAccessor();
                        accessor.setAccessible(true);
                        return new Column(written(component.getName()), accessor);
                    })
                    .toList();
        }

        private static String written(String component) {
            return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        }

        @Nullable
        Object of(Object row) {
            try {
                return accessor.invoke(row);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("component %s of a row cannot be read".formatted(name), e);
            }
        }
    }
}
