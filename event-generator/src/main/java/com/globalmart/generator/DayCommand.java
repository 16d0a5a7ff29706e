package com.globalmart.generator;

import com.globalmart.generator.record.DayOfRecords;
import com.globalmart.generator.record.Fate;
import com.globalmart.generator.record.Outgoing;
import com.globalmart.generator.record.RatesFile;
import com.globalmart.generator.sending.Progress;
import com.globalmart.generator.sending.Sender;
import com.globalmart.generator.sending.Topics;
import com.globalmart.generator.shop.Shop;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Makes all events of one UTC business day, as fast as Kafka takes them. */
@Command(
        name = "day",
        description = "Sends all events of one UTC business day, as fast as Kafka takes them.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DayCommand implements Callable<Integer> {

    private static final long MOST_EVENTS = 1_000_000_000;

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            required = true,
            converter = DateConverter.class,
            description = "The business day, from 2016-01-01 to today.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(
            names = "--events",
            paramLabel = "COUNT",
            defaultValue = "100000",
            description =
                    "Records of the three event topics together, planted ones included (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(
            names = "--seasonal",
            description = "Take --events for an average day, and make more or fewer by weekday and season.")
    private boolean isSeasonal;

    @Mixin
    private ShopOptions options = new ShopOptions();

    @Mixin
    private AnomalyOptions anomalies = new AnomalyOptions();

    @Override
    public Integer call() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Ranges.check(command, "--events", events, 1, MOST_EVENTS);
        if (date.isBefore(Shop.FIRST_DAY) || date.isAfter(today)) {
            throw Ranges.wrong(
                    command, "--date is %s, expected %s to %s (today, UTC)".formatted(date, Shop.FIRST_DAY, today));
        }
        Shop shop = options.shop();
        long count = isSeasonal ? Math.max(1, Math.round(events * shop.seasons().volume(date))) : events;
        DayOfRecords day = new DayOfRecords(
                options.seed(), shop, date, count, options.profiles(), anomalies.shares(), date.isBefore(today));
        new Topics(options.bootstrapServers()).prepare(options.createsTopics());
        Path rates = options.rates();
        if (rates != null) {
            new RatesFile(rates, shop.rates()).cover(date);
        }
        send(day, shop);
        return 0;
    }

    private void send(DayOfRecords day, Shop shop) throws Exception {
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        try (Sender sender = options.sender(shop.rates());
                Progress progress = Progress.towards(day.events(), out)) {
            day.make(outgoing -> sendAndCount(outgoing, sender, progress));
            sender.finish();
            progress.close();
            out.println(progress.line());
            out.println(Summary.of(sender.arrived()));
        }
    }

    private static void sendAndCount(Outgoing outgoing, Sender sender, Progress progress) {
        sender.send(outgoing);
        if (outgoing.fate() != Fate.STATEMENT) {
            progress.step();
        }
    }

    /** Reads a date as a person writes it. */
    private static final class DateConverter implements ITypeConverter<LocalDate> {

        @Override
        public LocalDate convert(String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException exception) {
                throw new TypeConversionException("\"%s\" is not a date, expected YYYY-MM-DD".formatted(value));
            }
        }
    }
}
