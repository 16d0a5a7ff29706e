package com.globalmart.admin.load;

import com.globalmart.admin.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A load on a page of its own.
 *
 * @param books by topic; empty until all of its facts are loaded
 * @param running executions that run: while one does, the load is neither repeated nor discarded
 */
record LoadPage(
        Load load,
        List<Bounds> bounds,
        List<Book> books,
        List<StepBook> steps,
        List<FailedCheck> failedChecks,
        List<Release> releases,
        List<Long> running) {

    /** Records within its bounds. */
    public long taken() {
        return bounds.stream().mapToLong(Bounds::records).sum();
    }

    public List<Book> money() {
        return books.stream().filter(Book::hasMoney).toList();
    }

    public boolean isReleasable() {
        return load.isStopped();
    }

    /** Only nights begin again; anything else is asked for once more. */
    public boolean isRepeatable() {
        return load.isOpen() && load.kind() == LoadKind.NIGHT;
    }

    /** What a forgotten customer was made from is gone: there is no way back. */
    public boolean isDiscardable() {
        return load.isOpen() && load.kind() != LoadKind.FORGET;
    }

    /** People who have released it from every check that it violates now. */
    List<String> people() {
        var errors = errors();
        return releases.stream()
                .filter(release -> release.checks().containsAll(errors))
                .map(Release::by)
                .toList();
    }

    private Set<String> errors() {
        return failedChecks.stream()
                .filter(FailedCheck::isError)
                .map(FailedCheck::name)
                .collect(Collectors.toSet());
    }

    List<String> discardConsequences() {
        var sentences = new ArrayList<String>();
        sentences.add("Nobody has seen any of it, and nobody will: %s.".formatted(whatGoes()));
        sentences.add(
                load.kind() == LoadKind.NIGHT
                        ? "The next load takes its %s anew.".formatted(Words.count(taken(), "record"))
                        : "It takes no records, so none is left for the next load.");
        sentences.add("Its number, bounds, books and what the checks said of it stay, as those of a discarded load.");
        addRunning(sentences);
        return sentences;
    }

    List<String> repeatConsequences() {
        var sentences = new ArrayList<String>();
        sentences.add("%s goes, and attempt %d of %s is opened within the same bounds: %s."
                .formatted(
                        "What it has made (" + whatGoes() + ")",
                        load.attempt() + 1,
                        load.businessDate(),
                        Words.count(taken(), "record")));
        sentences.add("Its night is asked for at once and begins with its dimensions.");
        addRunning(sentences);
        return sentences;
    }

    /** @param person who is asked */
    List<String> releaseConsequences(String person) {
        var sentences = new ArrayList<String>();
        failedChecks.stream()
                .filter(FailedCheck::isError)
                .forEach(check -> sentences.add("You answer for %s: %s in spite of \"%s\""
                        .formatted(check.name(), Words.count(check.offenders(), "row"), check.sentence())));
        sentences.add(
                "Readers see the load as it is once enough people have released it: its execution goes on at the gate and publishes it.");
        var people = people();
        if (people.contains(person)) {
            sentences.add("You have released it already: doing so again replaces your reason, and counts once.");
        } else if (!people.isEmpty()) {
            sentences.add("Released so far by %s.".formatted(String.join(", ", people)));
        } else {
            sentences.add(
                    "Nobody has released it yet. Where the platform is set to ask for two people, another has to, too.");
        }
        return sentences;
    }

    private String whatGoes() {
        long facts = books.isEmpty()
                ? steps.stream().mapToLong(StepBook::facts).sum()
                : books.stream().mapToLong(Book::facts).sum();
        long duplicates = books.isEmpty()
                ? steps.stream().mapToLong(StepBook::duplicates).sum()
                : books.stream().mapToLong(Book::duplicates).sum();
        long quarantined = books.isEmpty()
                ? steps.stream().mapToLong(StepBook::quarantined).sum()
                : books.stream().mapToLong(Book::quarantined).sum();
        return "%s, %s and %s"
                .formatted(
                        Words.count(facts, "fact"),
                        Words.count(duplicates, "duplicate"),
                        Words.count(quarantined, "quarantined record"));
    }

    private void addRunning(List<String> sentences) {
        if (!running.isEmpty()) {
            sentences.add(
                    "%s now: this waits for nobody and fails while another execution runs. Stop it first, or wait for its end."
                            .formatted(
                                    running.size() == 1
                                            ? "Execution " + running.getFirst() + " runs"
                                            : Words.count(running.size(), "execution") + " run"));
        }
    }
}
