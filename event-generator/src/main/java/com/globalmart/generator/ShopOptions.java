package com.globalmart.generator;

import com.globalmart.generator.record.Ledger;
import com.globalmart.generator.record.ProfileChoice;
import com.globalmart.generator.sending.Sender;
import com.globalmart.generator.shop.ExchangeRates;
import com.globalmart.generator.shop.Shop;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which shop it is, and where its records go: the options that every command has. */
final class ShopOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            required = true,
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS}",
            description = "Kafka to send to (default: the environment's KAFKA_BOOTSTRAP_SERVERS).")
    private String bootstrapServers = "";

    @Option(
            names = "--customers",
            paramLabel = "COUNT",
            defaultValue = "50000",
            description = "How many ever register, 100 to 10,000,000 (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--products",
            paramLabel = "COUNT",
            defaultValue = "5000",
            description = "How many are ever sold, 100 to 250,000 (default: ${DEFAULT-VALUE}).")
    private int products;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The same seed gives the same shop again (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--profiles",
            paramLabel = "all|changes|none",
            defaultValue = "all",
            description = "Statements about customers and products: everything and the day's changes, the changes, or"
                    + " none (default: ${DEFAULT-VALUE}).")
    private ProfileChoice profiles = ProfileChoice.ALL;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "CSV that gets a line for each record that arrived, and what must become of it.")
    private @Nullable Path ledger;

    @Option(
            names = "--rates",
            paramLabel = "FILE",
            description = "CSV that gets the exchange rates of the day and the ten before; other days are kept.")
    private @Nullable Path rates;

    @Option(names = "--no-create-topics", description = "Fail where a topic is missing, instead of making it.")
    private boolean existingTopicsOnly;

    String bootstrapServers() {
        return bootstrapServers;
    }

    long seed() {
        return seed;
    }

    ProfileChoice profiles() {
        return profiles;
    }

    @Nullable
    Path rates() {
        return rates;
    }

    boolean createsTopics() {
        return !existingTopicsOnly;
    }

    Shop shop() {
        Ranges.check(command, "--customers", customers, 100, 10_000_000);
        Ranges.check(command, "--products", products, 100, 250_000);
        return Shop.of(seed, customers, products);
    }

    Sender sender(ExchangeRates exchangeRates) throws IOException {
        return Sender.to(bootstrapServers, ledger == null ? null : Ledger.open(ledger, exchangeRates));
    }
}
