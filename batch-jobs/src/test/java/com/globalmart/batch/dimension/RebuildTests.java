package com.globalmart.batch.dimension;

import static com.globalmart.batch.dimension.Said.at;
import static com.globalmart.batch.dimension.Said.deletedAt;
import static com.globalmart.batch.dimension.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.batch.dimension.VersionChange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must change when more has been said: versions, their surrogate keys, and the facts that follow. */
class RebuildTests {

    private static final Instant START = Eternity.START;
    private static final Instant END = Eternity.END;
    private static final Rebuild.Facts NO_FACTS = (key, from, to) -> false;
    private static final Rebuild.Facts FACTS_EVERYWHERE = (key, from, to) -> true;

    private final AtomicInteger nextKey = new AtomicInteger(100);

    @Test
    void theFirstStatementOpensAVersion() {
        var rebuild = rebuild(List.of(said(3, "silver")), List.of(), NO_FACTS);

        assertThat(rebuild.changes()).containsExactly(insert(100, START, END, "silver"));
        assertThat(rebuild.rekeys()).isEmpty();
    }

    @Test
    void aStatementThatSaysNothingNewChangesNothing() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), said(5, "silver")), List.of(version(1, START, END, "silver")), NO_FACTS);

        assertThat(rebuild.changes()).isEmpty();
        assertThat(rebuild.rekeys()).isEmpty();
    }

    @Test
    void aLateStatementSplitsAVersionAndFactsOfItsEndFollow() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), said(9, "gold"), said(6, "bronze")),
                List.of(version(1, START, at(9), "silver"), version(2, at(9), END, "gold")),
                FACTS_EVERYWHERE);

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(update(1, START, at(6), "silver"), insert(100, at(6), at(9), "bronze"));
        assertThat(rebuild.rekeys()).containsExactly(new Rekey(1, 100, at(6), at(9)));
    }

    @Test
    void anEarlierStatementMovesTheBeginOfAVersion() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), said(9, "gold"), said(6, "gold")),
                List.of(version(1, START, at(9), "silver"), version(2, at(9), END, "gold")),
                FACTS_EVERYWHERE);

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(
                        update(1, START, at(6), "silver"),
                        insert(100, at(6), END, "gold"),
                        delete(2, at(9), END, "gold"));
        assertThat(rebuild.rekeys())
                .containsExactlyInAnyOrder(new Rekey(1, 100, at(6), at(9)), new Rekey(2, 100, at(9), END));
    }

    @Test
    void aCorrectionMergesNeighboursIntoTheEarlierKey() {
        var rebuild = rebuild(
                List.of(said(3, "silver", 0, 1), said(9, "gold", 0, 2), said(9, "silver", 0, 3)),
                List.of(version(1, START, at(9), "silver"), version(2, at(9), END, "gold")),
                FACTS_EVERYWHERE);

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(update(1, START, END, "silver"), delete(2, at(9), END, "gold"));
        assertThat(rebuild.rekeys()).containsExactly(new Rekey(2, 1, at(9), END));
    }

    @Test
    void aVersionKeepsItsKeyWhileItsBeginStays() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), said(9, "gold", 0, 1), said(9, "platinum", 0, 2)),
                List.of(version(1, START, at(9), "silver"), version(2, at(9), END, "gold")),
                FACTS_EVERYWHERE);

        assertThat(rebuild.changes()).containsExactly(update(2, at(9), END, "platinum"));
        assertThat(rebuild.rekeys()).isEmpty();
    }

    @Test
    void aStatementThatCoversTheGapFillsAnInferredMemberAndItsKeyStays() {
        var rebuild =
                rebuild(List.of(said(3, "silver")), List.of(inferred(1, START, END, "Germany")), FACTS_EVERYWHERE);

        assertThat(rebuild.changes()).containsExactly(update(1, START, END, "silver"));
        assertThat(rebuild.rekeys()).isEmpty();
    }

    @Test
    void aDeletionClosesTheVersion() {
        var rebuild =
                rebuild(List.of(said(3, "silver"), deletedAt(5)), List.of(version(1, START, END, "silver")), NO_FACTS);

        assertThat(rebuild.changes()).containsExactly(update(1, START, at(5), "silver"));
    }

    @Test
    void factsAfterALateDeletionMoveToAnInferredMember() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), deletedAt(5)), List.of(version(1, START, END, "silver")), FACTS_EVERYWHERE);

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(
                        update(1, START, at(5), "silver"),
                        new VersionChange<>(Kind.INSERT, inferred(100, at(5), END, "inferred of silver")));
        assertThat(rebuild.rekeys()).containsExactly(new Rekey(1, 100, at(5), END));
    }

    @Test
    void anInferredMemberNarrowsToTheGapThatIsLeft() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), deletedAt(5), said(8, "gold")),
                List.of(version(1, START, at(5), "silver"), inferred(2, at(5), END, "Germany")),
                (key, from, to) -> to.equals(at(8)));

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(
                        new VersionChange<>(Kind.UPDATE, inferred(2, at(5), at(8), "inferred of Germany")),
                        insert(100, at(8), END, "gold"));
        assertThat(rebuild.rekeys()).containsExactly(new Rekey(2, 100, at(8), END));
    }

    @Test
    void anInferredMemberThatNoFactNeedsIsNoMore() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), deletedAt(5), said(8, "gold")),
                List.of(version(1, START, at(5), "silver"), inferred(2, at(5), END, "Germany")),
                NO_FACTS);

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(delete(2, at(5), END, "Germany", true), insert(100, at(8), END, "gold"));
    }

    /**
     * Statements come in any order and in any number of loads; a fact stands on every second day. After each load the
     * versions are those of a first load of all statements, and each fact points to the version of its time.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_260_314})
    void anySplitIntoLoadsGivesTheSameVersionsAndFactsFollow(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var said = randomStatements(random);
            List<Version<String, String>> versions = List.of(inferred(1, START, END, "unsaid"));
            var factKeys = new HashMap<Instant, Integer>();
            for (int day = 0; day < 12; day += 2) {
                factKeys.put(at(day), 1);
            }
            for (int known = 1; known <= said.size(); known += 1 + random.nextInt(3)) {
                var base = versions;
                var rebuild = rebuild(said.subList(0, known), base, facts(factKeys));
                versions = applied(rebuild, base);
                follow(rebuild.rekeys(), factKeys);

                assertThat(facing(factKeys, versions))
                        .as("round %d, %s", round, said)
                        .isEmpty();
            }
            var last = rebuild(said, versions, facts(factKeys));
            versions = applied(last, versions);
            follow(last.rekeys(), factKeys);

            assertThat(facing(factKeys, versions))
                    .as("round %d, %s", round, said)
                    .isEmpty();
            assertThat(versions.stream()
                            .filter(version -> !version.isInferred())
                            .map(RebuildTests::period))
                    .as("round %d, %s", round, said)
                    .containsExactlyElementsOf(History.of(said).spans().stream()
                            .map(span -> span.from() + " " + span.to() + " " + span.tracked())
                            .toList());
            assertThat(rebuild(said, versions, facts(factKeys)).changes())
                    .as("a second time changes nothing")
                    .isEmpty();
        }
    }

    /** Facts that do not point to the version of their time. */
    private static Map<Instant, Integer> facing(Map<Instant, Integer> facts, List<Version<String, String>> versions) {
        return facts.entrySet().stream()
                .filter(fact -> versions.stream()
                        .noneMatch(version -> version.key() == fact.getValue()
                                && !fact.getKey().isBefore(version.from())
                                && fact.getKey().isBefore(version.to())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Rebuild.Facts facts(Map<Instant, Integer> factKeys) {
        return (key, from, to) -> factKeys.entrySet().stream()
                .anyMatch(fact -> fact.getValue() == key
                        && !fact.getKey().isBefore(from)
                        && fact.getKey().isBefore(to));
    }

    private static void follow(List<Rekey> rekeys, Map<Instant, Integer> factKeys) {
        factKeys.replaceAll((at, key) -> rekeys.stream()
                .filter(rekey -> rekey.oldKey() == key && !at.isBefore(rekey.from()) && at.isBefore(rekey.to()))
                .map(Rekey::newKey)
                .findFirst()
                .orElse(key));
    }

    private static List<Version<String, String>> applied(
            Rebuild<String, String> rebuild, List<Version<String, String>> versions) {
        var byKey = versions.stream().collect(Collectors.toMap(Version::key, version -> version));
        for (var change : rebuild.changes()) {
            if (change.kind() == Kind.DELETE) {
                byKey.remove(change.version().key());
            } else {
                byKey.put(change.version().key(), change.version());
            }
        }
        return byKey.values().stream()
                .sorted(Comparator.comparing(Version::from))
                .toList();
    }

    private static String period(Version<String, String> version) {
        return version.from() + " " + version.to() + " " + version.tracked();
    }

    private static List<Statement<String, String>> randomStatements(Random random) {
        var statements = new ArrayList<Statement<String, String>>();
        for (int offset = 0; offset < 1 + random.nextInt(8); offset++) {
            var day = random.nextInt(12);
            statements.add(
                    random.nextInt(4) == 0
                            ? deletedAt(day, 0, offset)
                            : said(day, List.of("silver", "gold").get(random.nextInt(2)), 0, offset));
        }
        Collections.shuffle(statements, random);
        return statements;
    }

    private Rebuild<String, String> rebuild(
            List<Statement<String, String>> statements, List<Version<String, String>> versions, Rebuild.Facts facts) {
        return Rebuild.of(
                "anna", statements, versions, nextKey::getAndIncrement, facts, RebuildTests::inferredProfile, "");
    }

    private static String inferredProfile(String tracked) {
        return tracked.startsWith("inferred") ? tracked : "inferred of " + tracked;
    }

    private static Version<String, String> version(int key, Instant from, Instant to, String tracked) {
        return new Version<>(key, "anna", from, to, false, tracked, "");
    }

    private static Version<String, String> inferred(int key, Instant from, Instant to, String tracked) {
        return new Version<>(key, "anna", from, to, true, tracked, "");
    }

    private static VersionChange<String, String> insert(int key, Instant from, Instant to, String tracked) {
        return new VersionChange<>(Kind.INSERT, version(key, from, to, tracked));
    }

    private static VersionChange<String, String> update(int key, Instant from, Instant to, String tracked) {
        return new VersionChange<>(Kind.UPDATE, version(key, from, to, tracked));
    }

    private static VersionChange<String, String> delete(int key, Instant from, Instant to, String tracked) {
        return delete(key, from, to, tracked, false);
    }

    private static VersionChange<String, String> delete(
            int key, Instant from, Instant to, String tracked, boolean isInferred) {
        return new VersionChange<>(Kind.DELETE, new Version<>(key, "anna", from, to, isInferred, tracked, ""));
    }
}
