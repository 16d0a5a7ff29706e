package com.globalmart.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundHalfEvenTests {

    @ParameterizedTest
    @CsvSource({
        "0.5, 0, 0",
        "1.5, 0, 2",
        "2.5, 0, 2",
        "-0.5, 0, 0",
        "-1.5, 0, -2",
        "-2.5, 0, -2",
        "2.5000001, 0, 3",
        "2.4999999, 0, 2",
        "0.00005, 4, 0.0000",
        "0.00015, 4, 0.0002",
        "-0.00015, 4, -0.0002",
        "-0.00025, 4, -0.0002",
        "0.12345, 4, 0.1234",
        "0.12355, 4, 0.1236",
        "999999999999.99985, 4, 999999999999.9998",
        "999999999999.99995, 4, 1000000000000.0000",
        "7, 4, 7.0000",
        "0, 4, 0.0000",
        ", 4, ",
        "1, , "
    })
    void takesTiesToTheEvenNeighbour(
            @Nullable BigDecimal value, @Nullable Integer decimals, @Nullable BigDecimal expected) throws SQLException {
        try (var connection = Databases.connect(Database.WAREHOUSE, "migrator");
                var query = connection.prepareStatement("select warehouse.round_half_even(?, ?)")) {
            query.setBigDecimal(1, value);
            query.setObject(2, decimals, Types.INTEGER);
            try (var row = query.executeQuery()) {
                row.next();

                assertThat(row.getBigDecimal(1)).isEqualTo(expected);
            }
        }
    }
}
