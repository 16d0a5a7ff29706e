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

    private final AtomicInteger nextKey = new AtomicInteger(100);

    @Test
    void theFirstStatementOpensAVersion() {
        var rebuild = rebuild(List.of(said(3, "silver")), List.of());

        assertThat(rebuild.changes()).containsExactly(insert(100, START, END, "silver"));
        assertThat(rebuild.moved()).isEmpty();
    }

    @Test
    void aStatementThatSaysNothingNewChangesNothing() {
        var rebuild = rebuild(List.of(said(3, "silver"), said(5, "silver")), List.of(version(1, START, END, "silver")));

        assertThat(rebuild.changes()).isEmpty();
        assertThat(rebuild.moved()).isEmpty();
    }

    @Test
    void aLateStatementSplitsAVersionAndFactsOfItsEndFollow() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), said(9, "gold"), said(6, "bronze")),
                List.of(version(1, START, at(9), "silver"), version(2, at(9), END, "gold")));

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(update(1, START, at(6), "silver"), insert(100, at(6), at(9), "bronze"));
        assertThat(rebuild.moved()).containsExactly(new MovedPeriod(1, 100, at(6), at(9)));
    }

    @Test
    void anEarlierStatementMovesTheBeginOfAVersion() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), said(9, "gold"), said(6, "gold")),
                List.of(version(1, START, at(9), "silver"), version(2, at(9), END, "gold")));

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(
                        update(1, START, at(6), "silver"),
                        insert(100, at(6), END, "gold"),
                        delete(2, at(9), END, "gold"));
        assertThat(rebuild.moved())
                .containsExactlyInAnyOrder(new MovedPeriod(1, 100, at(6), at(9)), new MovedPeriod(2, 100, at(9), END));
    }

    @Test
    void aCorrectionMergesNeighboursIntoTheEarlierKey() {
        var rebuild = rebuild(
                List.of(said(3, "silver", 0, 1), said(9, "gold", 0, 2), said(9, "silver", 0, 3)),
                List.of(version(1, START, at(9), "silver"), version(2, at(9), END, "gold")));

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(update(1, START, END, "silver"), delete(2, at(9), END, "gold"));
        assertThat(rebuild.moved()).containsExactly(new MovedPeriod(2, 1, at(9), END));
    }

    @Test
    void aVersionKeepsItsKeyWhileItsBeginStays() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), said(9, "gold", 0, 1), said(9, "platinum", 0, 2)),
                List.of(version(1, START, at(9), "silver"), version(2, at(9), END, "gold")));

        assertThat(rebuild.changes()).containsExactly(update(2, at(9), END, "platinum"));
        assertThat(rebuild.moved()).isEmpty();
    }

    @Test
    void aStatementThatCoversTheGapFillsAnInferredMemberAndItsKeyStays() {
        var rebuild = rebuild(List.of(said(3, "silver")), List.of(inferred(1, START, END, "Germany")));

        assertThat(rebuild.changes()).containsExactly(update(1, START, END, "silver"));
        assertThat(rebuild.moved()).isEmpty();
    }

    @Test
    void aDeletionClosesTheVersionAndFactsBehindItMoveToAnInferredMember() {
        var rebuild = rebuild(List.of(said(3, "silver"), deletedAt(5)), List.of(version(1, START, END, "silver")));

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(
                        update(1, START, at(5), "silver"),
                        new VersionChange(Kind.INSERT, inferred(100, at(5), END, "silver")));
        assertThat(rebuild.moved()).containsExactly(new MovedPeriod(1, 100, at(5), END));
    }

    @Test
    void anInferredMemberNarrowsToTheGapThatIsLeftAndIsLookedForThere() {
        var rebuild = rebuild(
                List.of(said(3, "silver"), deletedAt(5), said(8, "gold")),
                List.of(version(1, START, at(5), "silver"), inferred(2, at(5), END, "silver")));

        assertThat(rebuild.changes())
                .containsExactlyInAnyOrder(
                        new VersionChange(Kind.UPDATE, inferred(2, at(5), at(8), "gold")),
                        insert(100, at(8), END, "gold"));
        assertThat(rebuild.moved())
                .containsExactlyInAnyOrder(new MovedPeriod(2, 2, at(5), at(8)), new MovedPeriod(2, 100, at(8), END));
    }

    @Test
    void aMemberWhoseKeyWasOnlyEverDeletedStaysAsItIs() {
        var rebuild = rebuild(List.of(deletedAt(5)), List.of(inferred(1, START, END, "unsaid")));

        assertThat(rebuild.isEmpty()).isTrue();
    }

    @Test
    void whereNoVersionWasThereIsNoMember() {
        var rebuild = rebuild(List.of(said(3, "silver"), deletedAt(5)), List.of());

        assertThat(rebuild.changes()).containsExactly(insert(100, START, at(5), "silver"));
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
            List<Version> versions = List.of(inferred(1, START, END, "unsaid"));
            var factKeys = new HashMap<Instant, Integer>();
            for (int day = 0; day < 12; day += 2) {
                factKeys.put(at(day), 1);
            }
            for (int known = 0; known < said.size(); ) {
                known = Math.min(said.size(), known + 1 + random.nextInt(3));
                var rebuild = rebuild(said.subList(0, known), versions);
                follow(rebuild.moved(), factKeys);
                versions = applied(rebuild, versions, factKeys);

                assertThat(facing(factKeys, versions))
                        .as("round %d, %s", round, said)
                        .isEmpty();
            }

            assertThat(versions.stream()
                            .filter(version -> !version.isInferred())
                            .map(RebuildTests::period))
                    .as("round %d, %s", round, said)
                    .containsExactlyElementsOf(History.of(said).spans().stream()
                            .map(span -> span.from() + " " + span.to() + " " + span.tracked())
                            .toList());
            assertThat(versions.stream().filter(Version::isInferred))
                    .as("round %d, %s", round, said)
                    .allMatch(member -> factKeys.containsValue(member.key()));
            assertThat(rebuild(said, versions).changes())
                    .as("a second time changes nothing")
                    .isEmpty();
        }
    }

    /** Facts that do not point to the version of their time. */
    private static Map<Instant, Integer> facing(Map<Instant, Integer> facts, List<Version> versions) {
        return facts.entrySet().stream()
                .filter(fact -> versions.stream()
                        .noneMatch(version -> version.key() == fact.getValue()
                                && !fact.getKey().isBefore(version.from())
                                && fact.getKey().isBefore(version.to())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void follow(List<MovedPeriod> moved, Map<Instant, Integer> factKeys) {
        factKeys.replaceAll((at, key) -> moved.stream()
                .filter(period -> period.oldKey() == key && !at.isBefore(period.from()) && at.isBefore(period.to()))
                .map(MovedPeriod::newKey)
                .findFirst()
                .orElse(key));
    }

    /** Inferred members that no fact needs are dropped, as the step behind the rebuild does. */
    private static List<Version> applied(Rebuild rebuild, List<Version> versions, Map<Instant, Integer> factKeys) {
        var byKey = versions.stream().collect(Collectors.toMap(Version::key, version -> version));
        for (var change : rebuild.changes()) {
            var isNeedless = change.version().isInferred()
                    && !factKeys.containsValue(change.version().key());
            if (change.kind() == Kind.DELETE || isNeedless) {
                byKey.remove(change.version().key());
            } else {
                byKey.put(change.version().key(), change.version());
            }
        }
        return byKey.values().stream()
                .sorted(Comparator.comparing(Version::from))
                .toList();
    }

    private static String period(Version version) {
        return version.from() + " " + version.to() + " " + version.profile().tracked();
    }

    private static List<Statement> randomStatements(Random random) {
        var statements = new ArrayList<Statement>();
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

    private Rebuild rebuild(List<Statement> statements, List<Version> versions) {
        return Rebuild.of(Said.DIMENSION, new KeyHistory("anna", statements, versions))
                .withKeys(nextKey::getAndIncrement);
    }

    private static Version version(int key, Instant from, Instant to, String tier) {
        return new Version(key, "anna", from, to, false, null, Said.profile(tier, ""));
    }

    /** Has the country of a tier. */
    private static Version inferred(int key, Instant from, Instant to, String tier) {
        return new Version(key, "anna", from, to, true, null, Said.DIMENSION.inferred(Said.profile(tier, "")));
    }

    private static VersionChange insert(int key, Instant from, Instant to, String tier) {
        return new VersionChange(Kind.INSERT, version(key, from, to, tier));
    }

    private static VersionChange update(int key, Instant from, Instant to, String tier) {
        return new VersionChange(Kind.UPDATE, version(key, from, to, tier));
    }

    private static VersionChange delete(int key, Instant from, Instant to, String tier) {
        return new VersionChange(Kind.DELETE, version(key, from, to, tier));
    }
}
