package com.globalmart.dashboards.powerbi;

import com.globalmart.dashboards.catalogue.Column;
import java.util.regex.Pattern;

/** The type of a column in the model. */
enum DataType {
    STRING("string", ""),
    BOOLEAN("boolean", ""),
    WHOLE("int64", "0"),
    /** Exact, with four decimals, as money has to be. */
    DECIMAL("decimal", "#,0.00"),
    /** For rates, which have more than four decimals. */
    DOUBLE("double", "0.0000000000"),
    DAY("dateTime", "yyyy-mm-dd"),
    TIME("dateTime", "yyyy-mm-dd hh:nn:ss");

    private static final Pattern NUMERIC = Pattern.compile("numeric\\(\\d+,(\\d+)\\)");

    private final String tmdl;
    private final String format;

    DataType(String tmdl, String format) {
        this.tmdl = tmdl;
        this.format = format;
    }

    /** @throws IllegalArgumentException where Power BI would lose digits of the column, or has no type for it */
    static DataType of(Column column) {
        return switch (column.type()) {
            case "text" -> STRING;
            case "boolean" -> BOOLEAN;
            case "smallint", "integer", "bigint" -> WHOLE;
            case "date" -> DAY;
            case "timestamp without time zone" -> TIME;
            default -> ofNumeric(column);
        };
    }

    private static DataType ofNumeric(Column column) {
        var numeric = NUMERIC.matcher(column.type());
        if (!numeric.matches()) {
            throw new IllegalArgumentException("column %s is %s, for which Power BI has no type: cast it in the view"
                    .formatted(column.name(), column.type()));
        }
        return Integer.parseInt(numeric.group(1)) <= 4 ? DECIMAL : DOUBLE;
    }

    /** As TMDL has it. */
    String tmdl() {
        return tmdl;
    }

    /** How values are shown; empty for text. */
    String format() {
        return format;
    }
}
