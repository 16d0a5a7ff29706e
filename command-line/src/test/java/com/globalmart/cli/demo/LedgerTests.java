package com.globalmart.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.demo.LedgerEntry.Fate;
import com.globalmart.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTests {

    private static final String HEADER =
            "topic,kind,id,user_id,event_type,event_time,business_day,fate,reason,lines,units,"
                    + "currency,net_amount,rate,reporting_amount,country,payment_method,planted\n";

    private static final String LINES = """
            transactions-topic,sale,t1,u1,purchase,2026-03-14T10:00:00Z,2026-03-14,fact,,2,3,EUR,20.0000,1.1,22.0000,Germany,PayPal,
            transactions-topic,sale,t2,u2,purchase,2026-03-14T10:00:00Z,2026-03-14,fact,TOTAL_MISMATCH,1,1,USD,5.5000,1,5.5000,USA,PayPal,
            transactions-topic,sale,t1,u1,purchase,2026-03-14T10:00:00Z,2026-03-14,duplicate,,2,3,EUR,20.0000,1.1,22.0000,Germany,PayPal,repeat
            transactions-topic,sale,t3,u1,purchase,2026-03-13T10:00:00Z,2026-03-13,quarantine,UNKNOWN_COUNTRY,1,1,USD,1.0000,1,1.0000,"Here, there",PayPal,
            transactions-topic,sale,,,,,,dead_letter,NOT_JSON,,,,,,,,,
            cart-events-topic,cart,e1,u1,add_to_cart,2026-03-14T10:00:00Z,2026-03-14,fact,,,,,,,,USA,,
            customers-topic,customer,c1,u1,customer_upserted,2026-03-14T10:00:00Z,2026-03-14,statement,,,,,,,,USA,,
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void readsWhatWasSentAndWhatMustBecomeOfIt() throws IOException {
        var entries = new ArrayList<LedgerEntry>();

        ledger(HEADER + LINES).read(entries::add);

        assertThat(entries).hasSize(7);
        assertThat(entries.getFirst())
                .isEqualTo(new LedgerEntry(
                        "transactions-topic",
                        "t1",
                        "u1",
                        LocalDate.of(2026, 3, 14),
                        Fate.FACT,
                        "",
                        2,
                        new BigDecimal("22.0000")));
        assertThat(entries.get(4).businessDay()).isNull();
    }

    @Test
    void addsUpByTopicAndFate() throws IOException {
        var totals = LedgerTotals.of(ledger(HEADER + LINES));

        var sales = totals.topic(Topic.TRANSACTIONS);
        assertThat(sales.produced()).isEqualTo(5);
        assertThat(sales.landed()).isEqualTo(4);
        assertThat(sales.count(Fate.FACT)).isEqualTo(2);
        assertThat(sales.factRows()).isEqualTo(3);
        assertThat(sales.quarantined()).isEqualTo(Map.of("UNKNOWN_COUNTRY", 1L));
        assertThat(sales.deadLetters()).isEqualTo(Map.of("NOT_JSON", 1L));
        assertThat(totals.topic(Topic.CART_EVENTS).factRows()).isEqualTo(1);
        assertThat(totals.topic(Topic.CUSTOMERS).count(Fate.STATEMENT)).isEqualTo(1);
        assertThat(totals.topic(Topic.PRODUCTS).produced()).isZero();
    }

    @Test
    void countsRevenueOfFactsOnly() throws IOException {
        var totals = LedgerTotals.of(ledger(HEADER + LINES));

        assertThat(totals.revenue()).isEqualByComparingTo("27.5");
        assertThat(totals.orders()).hasSize(2);
        assertThat(totals.customersWithAnOrder()).isEqualTo(2);
    }

    @Test
    void namesTheLineThatItCannotRead() throws IOException {
        var ledger = ledger(HEADER + LINES.replace("customers-topic,customer,c1", "customers-topic,c1"));

        assertThatThrownBy(() -> LedgerTotals.of(ledger))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("line 8 of the ledger");
    }

    @Test
    void namesTheColumnsThatItNeeds() throws IOException {
        assertThatThrownBy(() -> LedgerTotals.of(ledger("topic,id\n")))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("its columns are [topic, id], expected at least");
    }

    private Ledger ledger(String text) throws IOException {
        var file = directory.resolve("ledger.csv");
        Files.writeString(file, text);
        return new Ledger(file);
    }
}
