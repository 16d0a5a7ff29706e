package com.globalmart.admin.quality;

import com.globalmart.admin.load.Loads;
import com.globalmart.admin.load.OpenLoad;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the page together. */
@Component
class QualityPages {

    private static final int LOADS = 7;

    private final Books books;
    private final Checks checks;
    private final Loads loads;

    QualityPages(Books books, Checks checks, Loads loads) {
        this.books = books;
        this.checks = checks;
        this.loads = loads;
    }

    QualityPage page(QualityFilter filter) {
        var found = books.newest(filter.topic(), filter.before(), LOADS + 1);
        var numbers = found.stream().map(TopicBook::loadId).distinct().toList();
        var shown = numbers.subList(0, Math.min(LOADS, numbers.size()));
        var letters = books.deadLetters(shown).orElse(null);
        var byLoad = new LinkedHashMap<Integer, BooksOfLoad>();
        for (var book : found) {
            if (!shown.contains(book.loadId())) {
                continue;
            }
            var count = letters == null ? null : letters.getOrDefault(new Books.Place(book.loadId(), book.topic()), 0L);
            byLoad.computeIfAbsent(
                            book.loadId(),
                            load -> new BooksOfLoad(load, book.businessDate(), book.status(), new ArrayList<>()))
                    .rows()
                    .add(BookRow.of(book, count));
        }
        var lines = lines(checks.ofNewestLoads(CheckStrip.RUNS));
        return new QualityPage(
                loads.open().map(this::gate).orElse(null),
                List.copyOf(byLoad.values()),
                letters != null,
                numbers.size() > LOADS ? filter.before(shown.getLast()).address() : null,
                filter.address(),
                lines.stream().filter(line -> line.last().isOfLoad()).toList(),
                lines.stream().filter(line -> !line.last().isOfLoad()).toList());
    }

    private @Nullable Gate gate(OpenLoad load) {
        var violated = checks.ofNewestLoads(1).stream()
                .filter(result -> result.loadId() == load.loadId())
                .filter(result -> result.isOfLoad() && result.isError() && result.offenders() > 0)
                .toList();
        return violated.isEmpty()
                ? null
                : new Gate(load.loadId(), load.businessDate(), violated, checks.releases(load.loadId()));
    }

    private static List<CheckLine> lines(List<CheckResult> results) {
        var byName = new LinkedHashMap<String, List<CheckResult>>();
        results.forEach(result ->
                byName.computeIfAbsent(result.name(), name -> new ArrayList<>()).add(result));
        return byName.values().stream()
                .map(CheckLine::of)
                .sorted(Comparator.comparingInt(CheckLine::rank))
                .toList();
    }
}
