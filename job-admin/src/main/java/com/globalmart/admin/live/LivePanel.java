package com.globalmart.admin.live;

import com.globalmart.admin.page.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live counters as the page shows them.
 *
 * @param warning what is not as it should be; empty when all is
 * @param emptiness why there is nothing to show; null when there is something
 * @param unknown outline of the minutes of which nothing is known yet, in the words of SVG; empty when all are known
 * @param span the full minutes, from and to
 * @param rows all countries together first; empty when there is nothing to show
 */
public record LivePanel(
        State state,
        String warning,
        @Nullable String emptiness,
        List<Fact> facts,
        String unknown,
        String span,
        List<CountryRow> rows) {

    /**
     * How fresh the counters are, or what needs a hand.
     *
     * @param about what the value means
     * @param address the page on which that is done; null when there is nothing to do
     */
    public record Fact(
            String name,
            String value,
            String detail,
            String about,
            boolean isWarning,
            @Nullable String address) {}
}
