package com.globalmart.cli.demo;

import com.globalmart.cli.demo.DemoReport.BookLine;
import com.globalmart.cli.demo.DemoReport.TopicLine;
import com.globalmart.cli.demo.LedgerEntry.Fate;
import com.globalmart.cli.running.Databases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Sets what the platform says beside what the ledger says. */
final class ReportAssembly {

    private final LedgerTotals ledger;
    private final LandedNumbers landing;
    private final WarehouseNumbers warehouse;
    private final PublishedNumbers published;

    ReportAssembly(LedgerTotals ledger, Databases databases) {
        this.ledger = ledger;
        this.landing = new LandedNumbers(databases);
        this.warehouse = new WarehouseNumbers(databases);
        this.published = new PublishedNumbers(databases);
    }

    /** @param produced records in the log, by topic */
    DemoReport report(Map<Topic, Long> produced) {
        var topics = Arrays.stream(Topic.values());
        return new DemoReport(
                topics.map(topic -> topicLine(topic, produced.getOrDefault(topic, 0L)))
                        .toList(),
                Arrays.stream(Topic.values())
                        .map(topic -> topic.carriesEvents() ? factBook(topic) : statementBook(topic))
                        .toList(),
                warehouse.loads(),
                publishedFigures());
    }

    private TopicLine topicLine(Topic topic, long produced) {
        var sent = ledger.topic(topic);
        return new TopicLine(
                topic.title(),
                Figure.count("produced", produced, sent.produced()),
                Figure.count("landed", landing.landed(topic), sent.landed()),
                byReason(landing.deadLetters(topic), sent.deadLetters()));
    }

    private BookLine factBook(Topic topic) {
        var sent = ledger.topic(topic);
        var book = warehouse.book(topic);
        return new BookLine(
                topic.warehouseTable(),
                Figure.count("landed", book.landed(), sent.landed()),
                Figure.count("facts", book.facts(), sent.count(Fate.FACT)),
                Figure.count("rows", published.rows(topic), sent.factRows()),
                Figure.count("duplicates", book.duplicates(), sent.count(Fate.DUPLICATE)),
                byReason(warehouse.quarantined(topic), sent.quarantined()),
                book.amountsAddUp());
    }

    /** A statement is one row, and repeating one is no fault: profile topics know no duplicates. */
    private BookLine statementBook(Topic topic) {
        var sent = ledger.topic(topic);
        long statements = warehouse.statements(topic);
        return new BookLine(
                topic.warehouseTable(),
                Figure.count("landed", warehouse.taken(topic) - sum(landing.deadLetters(topic)), sent.landed()),
                Figure.count("statements", statements, sent.count(Fate.STATEMENT)),
                Figure.count("rows", statements, sent.count(Fate.STATEMENT)),
                Figure.count("duplicates", 0, sent.count(Fate.DUPLICATE)),
                byReason(warehouse.quarantined(topic), sent.quarantined()),
                true);
    }

    private List<Figure> publishedFigures() {
        var sales = published.sales();
        var figures = new ArrayList<Figure>();
        figures.add(Figure.count("orders", sales.orders(), ledger.orders().size()));
        figures.add(new Figure("revenue, USD", sales.revenue(), ledger.revenue()));
        figures.add(Figure.count("customers with an order", sales.customers(), ledger.customersWithAnOrder()));
        published.newestAnalysisDate().ifPresent(date -> figures.addAll(segments(date)));
        return figures;
    }

    private List<Figure> segments(LocalDate analysisDate) {
        var rfm = new RfmOfLedger(ledger.orders(), analysisDate);
        var figures = new ArrayList<Figure>();
        figures.add(Figure.count(
                "sum of RFM scores, " + analysisDate, published.sumOfScores(analysisDate), rfm.sumOfScores()));
        for (var segment : byReason(published.segments(analysisDate), rfm.customersBySegment())) {
            figures.add(new Figure("segment " + segment.what(), segment.found(), segment.expected()));
        }
        return figures;
    }

    private static List<Figure> byReason(Map<String, Long> found, Map<String, Long> expected) {
        var reasons = new TreeSet<>(found.keySet());
        reasons.addAll(expected.keySet());
        return reasons.stream()
                .map(reason -> Figure.count(reason, found.getOrDefault(reason, 0L), expected.getOrDefault(reason, 0L)))
                .toList();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
