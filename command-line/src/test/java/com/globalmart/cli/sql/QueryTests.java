package com.globalmart.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.RealDatabases;
import com.globalmart.db.Database;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class QueryTests {

    private static final String ROWS = """
            select * from (values ('USA', 12.50, null), ('Côte, "d''Ivoire"', 7, ''), ('two
            lines', -1, 'x')) as t (country, amount, note)""";

    @Test
    void alignsATable() throws SQLException {
        assertThat(run(ROWS, new TableOutput())).isEqualTo("""
                country           amount  note
                ----------------  ------  ----
                USA                12.50  null
                Côte, "d'Ivoire"       7
                two\\nlines            -1  x
                (3 rows)
                """);
    }

    @Test
    void quotesInCsvWhatNeedsIt() throws SQLException {
        assertThat(run(ROWS, new CsvOutput())).isEqualTo("""
                country,amount,note
                USA,12.50,
                "Côte, ""d'Ivoire\""",7,""
                "two
                lines",-1,x
                """);
    }

    @Test
    void printsResultAfterResult() throws SQLException {
        var printed = run(
                "migrator",
                "select 1 as one; create temporary table t (n int); insert into t values (1), (2); select 2 as two",
                new TableOutput());

        assertThat(printed).contains("one\n", "2 rows changed\n", "two\n");
    }

    @Test
    void stopsATableWhereNobodyReadsOn() throws SQLException {
        assertThat(run("select n from generate_series(1, 10001) n", new TableOutput()))
                .endsWith("10000\n(the first 10,000 rows; --csv prints all)\n");
        assertThat(run("select n from generate_series(1, 10001) n", new CsvOutput()))
                .endsWith("10001\n");
    }

    @Test
    void asksAsTheRoleThatWasNamed() {
        var query = new Query(RealDatabases.get().dataSource(Database.WAREHOUSE, "bi_reader"));

        assertThatThrownBy(() -> query.run("select * from warehouse.load", new TableOutput(), System.out))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    private static String run(String sql, Query.Output output) throws SQLException {
        return run("console_app", sql, output);
    }

    private static String run(String role, String sql, Query.Output output) throws SQLException {
        var out = new ByteArrayOutputStream();
        new Query(RealDatabases.get().dataSource(Database.WAREHOUSE, role))
                .run(sql, output, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
