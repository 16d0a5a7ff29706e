package com.globalmart.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of everything that the generator sent, each number beside the ledger's.
 *
 * @param topics what was produced and what landed
 * @param books what became of landed records
 * @param loads how long each load took
 * @param published what readers see
 */
record DemoReport(List<TopicLine> topics, List<BookLine> books, List<LoadLine> loads, List<Figure> published) {

    /**
     * One topic.
     *
     * @param produced records in the log
     * @param landed records in the landing table
     * @param deadLetters by reason
     */
    record TopicLine(String topic, Figure produced, Figure landed, List<Figure> deadLetters) {

        /** Produced = landed + dead letters, as the platform counts them. */
        @JsonProperty
        boolean addsUp() {
            var letters = deadLetters.stream()
                    .mapToLong(letter -> letter.found().longValue())
                    .sum();
            return produced.found().longValue() == landed.found().longValue() + letters;
        }

        @JsonProperty
        boolean agrees() {
            return addsUp() && produced.agrees() && landed.agrees() && allAgree(deadLetters);
        }
    }

    /**
     * The books of one table: each landed record has one fate.
     *
     * @param landed records that loads have taken
     * @param kept records that became facts or statements
     * @param rows rows that readers see of them; a sale has one for each line
     * @param quarantined by reason
     * @param amountsAddUp whether money landed = money in facts + duplicates + quarantine, in the books of every load
     */
    record BookLine(
            String table,
            Figure landed,
            Figure kept,
            Figure rows,
            Figure duplicates,
            List<Figure> quarantined,
            boolean amountsAddUp) {

        /** Landed = kept + duplicates + quarantined, as the platform counts them. */
        @JsonProperty
        boolean addsUp() {
            var refused = quarantined.stream()
                    .mapToLong(reason -> reason.found().longValue())
                    .sum();
            return landed.found().longValue()
                    == kept.found().longValue() + duplicates.found().longValue() + refused;
        }

        @JsonProperty
        boolean agrees() {
            return addsUp()
                    && amountsAddUp
                    && landed.agrees()
                    && kept.agrees()
                    && rows.agrees()
                    && duplicates.agrees()
                    && allAgree(quarantined);
        }
    }

    /** A published load and how long its stages took. */
    record LoadLine(int loadId, LocalDate businessDate, long records, List<StageLine> stages) {}

    /**
     * A stage of a load.
     *
     * @param seconds from the start of its first step to the end of its last; of a restarted night all attempts together
     * @param records landed records that the stage is about
     */
    record StageLine(String stage, double seconds, long records) {

        @JsonProperty
        long recordsPerSecond() {
            return seconds == 0 ? records : Math.round(records / seconds);
        }
    }

    @JsonProperty
    boolean reconciles() {
        return !loads.isEmpty()
                && topics.stream().allMatch(TopicLine::agrees)
                && books.stream().allMatch(BookLine::agrees)
                && allAgree(published);
    }

    private static boolean allAgree(List<Figure> figures) {
        return figures.stream().allMatch(Figure::agrees);
    }
}
