package com.globalmart.batch.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.Databases;
import com.globalmart.batch.Landing;
import com.globalmart.batch.NightlyTest;
import com.globalmart.batch.Operators;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The job {@code reference}, requested as operators do: files in, rows out, or every bad line named. */
@NightlyTest
class ReferenceTests {

    private static final Path DIRECTORY = Databases.REFERENCE;

    private final Landing landing = new Landing();
    private final Operators operators = new Operators();
    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");

    @BeforeEach
    void empty() throws IOException {
        landing.reset();
        removeFiles();
    }

    @AfterEach
    void asItWas() throws IOException {
        removeFiles();
        warehouse.execute("""
                delete from warehouse.exchange_rate where rate_date < '2020-01-01';
                delete from warehouse.dim_geography where geography_key > 5;
                update warehouse.dim_geography set valid_to = '9999-12-31T00:00Z' where country = 'Japan';
                delete from warehouse.dim_payment_methods where payment_method_key > 5;
                update warehouse.rfm_threshold set threshold = 30 where measure = 'recency' and score = 5
                """);
    }

    @Test
    void takesEveryFileThatIsThere() throws IOException {
        file("exchange-rates.csv", "rate_date,currency,rate", "2019-03-13,EUR,1.0871", "", "2019-03-13,JPY,0.0067325");
        file("payment-methods.csv", "payment_method", "Credit Card", "Cowry Shells");
        file("rfm-thresholds.csv", "measure,score,threshold", "recency,5,14");
        file(
                "countries.csv",
                "country,region,continent,currency,time_zone,valid_from",
                "\"Korea, Republic of\",Eastern Asia,Asia,KRW,Asia/Seoul,2026-01-01");

        assertThat(operators.run("reference")).isEqualTo("COMPLETED");

        assertThat(rates()).containsExactly("EUR 1.0871000000", "JPY 0.0067325000");
        assertThat(texts("select payment_method from warehouse.dim_payment_methods where payment_method_key > 5"))
                .containsExactly("Cowry Shells");
        assertThat(texts("select threshold::text from warehouse.rfm_threshold where measure = 'recency' and score = 5"))
                .containsExactly("14.0000");
        assertThat(versionsOf("Korea, Republic of"))
                .as("a new country also holds for all time before")
                .containsExactly("KRW 0001-01-01 9999-12-31");
        assertThat(written()).isEqualTo("1, 1, 2, 1, 0");
    }

    @Test
    void takesTheSameFilesAgainWithoutAChange() throws IOException {
        file("exchange-rates.csv", "rate_date,currency,rate", "2019-03-13,EUR,1.0871");
        file(
                "countries.csv",
                "country,region,continent,currency,time_zone,valid_from",
                "Japan,Eastern Asia,Asia,JPY,Asia/Tokyo,2020-01-01");
        operators.run("reference");

        assertThat(operators.run("reference")).isEqualTo("COMPLETED");

        assertThat(written()).isEqualTo("0, 0, 0, 0, 0");
    }

    @Test
    void refusesAFileWithAnotherHeader() throws IOException {
        file("exchange-rates.csv", "currency,rate_date,rate", "EUR,2019-03-13,1.0871");

        assertThat(operators.run("reference")).isEqualTo("FAILED");

        assertThat(message())
                .contains("exchange-rates.csv: line 1 is \"currency,rate_date,rate\"")
                .contains("expected the header \"rate_date,currency,rate\"");
    }

    @Test
    void namesEveryBadLineAndTakesNothingOfTheFile() throws IOException {
        file(
                "exchange-rates.csv",
                "rate_date,currency,rate",
                "2019-03-13,EUR,1.0871",
                "2019-02-30,EUR,1",
                "2019-03-13,euro,1",
                "2019-03-13,GBP,0",
                "2019-03-13,GBP,much",
                "2019-03-13,GBP",
                "2019-03-13,GBP,0.00000000001",
                "2019-03-13,,1");

        assertThat(operators.run("reference")).isEqualTo("FAILED");

        assertThat(message())
                .contains("exchange-rates.csv: 7 bad lines, nothing of the file was taken")
                .contains("line 3: rate_date is \"2019-02-30\", expected a day as 2026-03-14")
                .contains("line 4: currency is \"euro\", expected three capitals as EUR")
                .contains("line 5: rate is \"0\"")
                .contains("line 6: rate is \"much\", expected a number")
                .contains("line 7: found \"2019-03-13,GBP\", expected 3 fields")
                .contains("line 8: rate is \"0.00000000001\"")
                .contains("line 9: currency is empty");
        assertThat(rates()).isEmpty();
    }

    @Test
    void namesBadLinesOfTheOtherFilesToo() throws IOException {
        file(
                "countries.csv",
                "country,region,continent,currency,time_zone,valid_from",
                "Korea,Eastern Asia,Asia,KRW,Asia/Atlantis,2026-01-01",
                "Korea,Eastern Asia,Asia,KRW,Asia/Seoul,soon");
        operators.run("reference");
        assertThat(message())
                .contains("line 2: time_zone is \"Asia/Atlantis\"")
                .contains("line 3: valid_from is \"soon\"");

        removeFiles();
        file(
                "rfm-thresholds.csv",
                "measure,score,threshold",
                "luck,5,1",
                "recency,2.5,1",
                "recency,6,1",
                "recency,5,-1");
        operators.run("reference");
        assertThat(message())
                .contains("line 2: measure is \"luck\"")
                .contains("line 3: score is \"2.5\", expected 2 to 5")
                .contains("line 4: score is \"6\"")
                .contains("line 5: threshold is -1");
    }

    @Test
    void aRestartTakesTheMendedFile() throws IOException {
        file("exchange-rates.csv", "rate_date,currency,rate", "2019-03-13,EUR,x");
        operators.run("reference");
        file("exchange-rates.csv", "rate_date,currency,rate", "2019-03-13,EUR,1.0871");

        assertThat(operators.restart(operators.lastExecution())).isEqualTo("COMPLETED");

        assertThat(rates()).containsExactly("EUR 1.0871000000");
    }

    @Test
    void aRowOfAKnownCountryOpensAVersionAtItsTime() throws IOException {
        var header = "country,region,continent,currency,time_zone,valid_from";
        file("countries.csv", header, "Japan,Eastern Asia,Asia,USD,Asia/Tokyo,2030-01-01");
        operators.run("reference");
        file("countries.csv", header, "Japan,Eastern Asia,Asia,EUR,Asia/Tokyo,2028-01-01T00:00:00Z");

        assertThat(operators.run("reference")).isEqualTo("COMPLETED");

        assertThat(versionsOf("Japan"))
                .containsExactly("JPY 0001-01-01 2028-01-01", "EUR 2028-01-01 2030-01-01", "USD 2030-01-01 9999-12-31");
    }

    @Test
    void replacesTheSegmentsByThoseOfTheFile() throws IOException {
        var before = texts("select segment from warehouse.rfm_segment order by priority");
        warehouse.execute("create table if not exists public.segments_before as select * from warehouse.rfm_segment");
        try {
            file(
                    "rfm-segments.csv",
                    String.join(",", SegmentRow.HEADER),
                    "1,Best,The best,4,5,4,5,4,5",
                    "2,Others,All others,1,5,1,5,1,5");

            assertThat(operators.run("reference")).isEqualTo("COMPLETED");

            assertThat(texts("select segment from warehouse.rfm_segment order by priority"))
                    .containsExactly("Best", "Others");
        } finally {
            warehouse.execute("delete from warehouse.rfm_segment");
            warehouse.execute("insert into warehouse.rfm_segment select * from public.segments_before");
            warehouse.execute("drop table public.segments_before");
        }
        assertThat(texts("select segment from warehouse.rfm_segment order by priority"))
                .isEqualTo(before);
    }

    @Test
    void refusesSegmentsThatLeaveACustomerWithoutOne() throws IOException {
        var before = texts("select segment from warehouse.rfm_segment order by priority");
        file("rfm-segments.csv", String.join(",", SegmentRow.HEADER), "1,Best,The best,4,5,4,5,4,5");

        assertThat(operators.run("reference")).isEqualTo("FAILED");

        assertThat(message()).contains("no segment holds the scores R 1, F 1, M 1; end with one that holds all");
        assertThat(texts("select segment from warehouse.rfm_segment order by priority"))
                .isEqualTo(before);
    }

    private List<String> rates() {
        return texts(
                "select currency || ' ' || rate from warehouse.exchange_rate where rate_date < '2020-01-01' order by 1");
    }

    private List<String> versionsOf(String country) {
        return texts("""
                select format('%%s %%s %%s', currency, (valid_from at time zone 'UTC')::date, (valid_to at time zone 'UTC')::date)
                from warehouse.dim_geography where country = '%s' order by valid_from
                """.formatted(country));
    }

    private String message() {
        return operators.message(operators.lastExecution());
    }

    /** Rows that each step of the last execution has written. */
    private String written() {
        return warehouse.queryForObject("""
                        select string_agg(write_count::text, ', ' order by step_execution_id) from ops.batch_step_execution
                        where job_execution_id = (select max(job_execution_id) from ops.batch_job_execution)
                        """, String.class);
    }

    private List<String> texts(String sql) {
        return warehouse.queryForList(sql, String.class);
    }

    private static void file(String name, String... lines) throws IOException {
        Files.createDirectories(DIRECTORY);
        Files.write(DIRECTORY.resolve(name), List.of(lines));
    }

    private static void removeFiles() throws IOException {
        if (!Files.exists(DIRECTORY)) {
            return;
        }
        try (var files = Files.list(DIRECTORY)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
