package com.globalmart.generator.record;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.globalmart.generator.event.Topic;
import com.globalmart.generator.record.ContractJudge.Verdict;
import com.globalmart.generator.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DayOfRecordsTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final Instant START = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Shares MANY = Shares.all(0.02);
    private static final List<Outgoing> RECORDS = make(1, DAY, 30_000, ProfileChoice.ALL, MANY);

    @Test
    void haveTheFateThatTheContractsGiveThem() {
        ContractJudge judge = new ContractJudge(START.plus(Duration.ofDays(1)));
        for (Outgoing outgoing : RECORDS) {
            assertThat(judge.judge(outgoing.topic(), outgoing.value()))
                    .as(() -> outgoing.topic() + " " + outgoing.planted() + " " + outgoing.message())
                    .isEqualTo(new Verdict(outgoing.fate(), outgoing.reason()));
        }
    }

    @Test
    void areAsManyEventsAsWantedPlantedOnesIncluded() {
        assertThat(events()).hasSize(30_000);
        assertThat(make(1, DAY, 50, ProfileChoice.NONE, MANY)).hasSize(50);
        assertThat(make(1, DAY, 999, ProfileChoice.NONE, Shares.all(0.1))).hasSize(999);
    }

    @Test
    void areTheSameAgainByteForByte() {
        List<Outgoing> again = make(1, DAY, 30_000, ProfileChoice.ALL, MANY);

        assertThat(again).hasSameSizeAs(RECORDS);
        for (int i = 0; i < again.size(); i++) {
            assertThat(again.get(i).key()).isEqualTo(RECORDS.get(i).key());
            assertThat(Arrays.equals(again.get(i).value(), RECORDS.get(i).value()))
                    .isTrue();
            assertThat(again.get(i).recordTimestamp()).isEqualTo(RECORDS.get(i).recordTimestamp());
        }
    }

    @Test
    void haveOtherIdsWithAnotherSeedDateCountOrShare() {
        Set<String> ids = ids(make(1, DAY, 1000, ProfileChoice.NONE, Shares.NONE));

        assertThat(ids).doesNotContainAnyElementsOf(ids(make(2, DAY, 1000, ProfileChoice.NONE, Shares.NONE)));
        assertThat(ids)
                .doesNotContainAnyElementsOf(ids(make(1, DAY.plusDays(1), 1000, ProfileChoice.NONE, Shares.NONE)));
        assertThat(ids).doesNotContainAnyElementsOf(ids(make(1, DAY, 1001, ProfileChoice.NONE, Shares.NONE)));
        assertThat(ids).doesNotContainAnyElementsOf(ids(make(1, DAY, 1000, ProfileChoice.NONE, MANY)));
    }

    @ParameterizedTest
    @EnumSource(value = Planted.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void plantTheWantedShareOfEachKind(Planted planted) {
        long count = RECORDS.stream()
                .filter(outgoing -> outgoing.planted() == planted)
                .count();

        assertThat(count / 30_000.0).isCloseTo(0.02, within(0.003));
    }

    @Test
    void plantNothingUnasked() {
        assertThat(make(1, DAY, 5000, ProfileChoice.NONE, Shares.NONE))
                .allSatisfy(outgoing -> assertThat(outgoing.fate()).isEqualTo(Fate.FACT))
                .allSatisfy(outgoing -> assertThat(outgoing.planted()).isEqualTo(Planted.NONE));
    }

    @Test
    void tryEveryReasonThatAPlantedRecordCanHave() {
        assertThat(RECORDS.stream().map(Outgoing::reason).collect(toSet())).isEqualTo(EnumSet.allOf(Reason.class));
    }

    @Test
    void repeatWithTheSameKeyWhatWasAFactBefore() {
        Map<String, Outgoing> facts = new HashMap<>();
        for (Outgoing outgoing : RECORDS) {
            String identity = outgoing.topic() + outgoing.message().id();
            if (outgoing.planted() == Planted.DUPLICATE || outgoing.planted() == Planted.CONFLICT) {
                assertThat(facts).containsKey(identity);
                Outgoing first = Objects.requireNonNull(facts.get(identity));
                assertThat(outgoing.key()).isEqualTo(first.key());
                assertThat(outgoing.message().at()).isEqualTo(first.message().at());
                assertThat(Arrays.equals(outgoing.value(), first.value()))
                        .isEqualTo(outgoing.planted() == Planted.DUPLICATE);
            }
            if (outgoing.fate() == Fate.FACT) {
                assertThat(facts.put(identity, outgoing)).isNull();
            }
        }
    }

    @Test
    void areLateByOneHourToTenDays() {
        assertThat(RECORDS)
                .filteredOn(outgoing -> outgoing.planted() == Planted.LATE)
                .allSatisfy(late -> {
                    assertThat(late.fate()).isEqualTo(Fate.FACT);
                    assertThat(late.message().at())
                            .isBetween(START.minus(Duration.ofDays(10)), START.minus(Duration.ofHours(1)));
                });
    }

    @Test
    void areOvertakenWhereTheyAreOutOfOrderAndElseInOrder() {
        Instant newest = START;
        for (Outgoing outgoing : events()) {
            if (outgoing.planted() == Planted.NONE) {
                assertThat(outgoing.message().at()).isAfterOrEqualTo(newest);
                newest = outgoing.message().at();
            }
            if (outgoing.planted() == Planted.OUT_OF_ORDER) {
                assertThat(outgoing.message().at()).isBeforeOrEqualTo(newest).isAfterOrEqualTo(START);
            }
        }
    }

    @Test
    void tellProfilesFirst() {
        int firstEvent = RECORDS.indexOf(events().getFirst());

        assertThat(RECORDS.subList(0, firstEvent))
                .allSatisfy(each -> assertThat(each.fate()).isEqualTo(Fate.STATEMENT));
        assertThat(RECORDS.subList(firstEvent, RECORDS.size())).hasSize(30_000);
    }

    @Test
    void giveTombstonesTheTimestampOfTheDeletion() {
        List<Outgoing> tombstones = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            make(1, DAY.plusDays(i), 1, ProfileChoice.CHANGES, Shares.NONE).stream()
                    .filter(outgoing -> outgoing.value() == null)
                    .forEach(tombstones::add);
        }

        assertThat(tombstones).isNotEmpty().allSatisfy(tombstone -> {
            assertThat(tombstone.topic()).isIn(Topic.CUSTOMERS, Topic.PRODUCTS);
            assertThat(tombstone.recordTimestamp())
                    .isEqualTo(tombstone.message().at());
        });
    }

    @Test
    void refuseDaysBeforeTheShopOpened() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make(1, LocalDate.of(2015, 12, 31), 10, ProfileChoice.NONE, Shares.NONE))
                .withMessage("the day is 2015-12-31, expected 2016-01-01 or later");
    }

    @Test
    void canBeMadeForTheFirstDay() {
        assertThat(make(1, Shop.FIRST_DAY, 2000, ProfileChoice.NONE, MANY)).hasSize(2000);
    }

    private static List<Outgoing> events() {
        return RECORDS.stream()
                .filter(outgoing -> outgoing.fate() != Fate.STATEMENT)
                .toList();
    }

    private static Set<String> ids(List<Outgoing> records) {
        return records.stream().map(outgoing -> outgoing.message().id()).collect(toSet());
    }

    private static List<Outgoing> make(long seed, LocalDate day, long events, ProfileChoice profiles, Shares shares) {
        List<Outgoing> records = new ArrayList<>();
        new DayOfRecords(seed, Shop.of(seed, 5000, 1000), day, events, profiles, shares, true).make(records::add);
        return records;
    }
}
