package com.globalmart.batch.analytics;

import com.globalmart.batch.analytics.JudgedDates.Table;
import com.globalmart.batch.load.Load;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** The judgement of a date: its customers, their segments, its products. Made by its night, and again where somebody asks for it. */
@Component
public class Judgements {

    private final JudgedDates dates;
    private final RfmAnalysis rfm;
    private final ProductPerformance performance;

    Judgements(JudgedDates dates, RfmAnalysis rfm, ProductPerformance performance) {
        this.dates = dates;
        this.rfm = rfm;
        this.performance = performance;
    }

    /** Scores the customers of the business date of a night; returns how many there are. */
    int analyseCustomers(Load load) {
        return ofNight(load, this::analyseCustomers);
    }

    /** Sums the segments of its customers and stages those whose current segment changes; returns how many rows it wrote. */
    int segmentCustomers(Load load) {
        return ofNight(load, this::segmentCustomers);
    }

    /** Ranks the products of the business date of a night; returns how many there are. */
    int judgeProducts(Load load) {
        return ofNight(load, this::judgeProducts);
    }

    /** A date is judged once: a night of a date that has been judged does nothing. */
    private int ofNight(Load load, ToIntFunction<Judgement> part) {
        return dates.contains(load.businessDate()) ? 0 : part.applyAsInt(Judgement.ofNight(load));
    }

    /** Judged dates of the range, ends included, ascending. */
    public List<LocalDate> between(LocalDate first, LocalDate last) {
        return dates.between(first, last);
    }

    /** Those of them that the open load has not judged again yet. */
    public List<LocalDate> notYetJudgedAgain(LocalDate first, LocalDate last) {
        return dates.between(first, last).stream()
                .filter(date -> !dates.isStaged(date))
                .toList();
    }

    /**
     * Judges a date again and stages what has become different; running it again stages the same.
     *
     * @return how many rows are new, differ or go
     */
    public int judgeAgain(Load load, LocalDate date) {
        var judgement = Judgement.again(load, date);
        analyseCustomers(judgement);
        segmentCustomers(judgement);
        judgeProducts(judgement);
        return dates.keepDifferences(date);
    }

    private int analyseCustomers(Judgement judgement) {
        dates.begin(judgement);
        dates.clear(judgement, Table.RFM_ANALYSIS);
        return rfm.analyse(judgement);
    }

    private int segmentCustomers(Judgement judgement) {
        dates.clear(judgement, Table.RFM_DISTRIBUTION);
        dates.clear(judgement, Table.CUSTOMER_SEGMENTS);
        rfm.distribute(judgement);
        return rfm.segment(judgement) + rfm.stageCurrentSegments(judgement);
    }

    private int judgeProducts(Judgement judgement) {
        dates.clear(judgement, Table.PRODUCT_PERFORMANCE);
        return performance.judge(judgement);
    }
}
