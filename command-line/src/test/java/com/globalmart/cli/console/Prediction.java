package com.globalmart.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.db.Database;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the preview of a restart says, to be compared with what the restart did.
 *
 * @param steps the word for each step: skip, go on, run again or run
 * @param partitions what it says of each partition of a step
 */
record Prediction(Map<String, String> steps, List<OfPartition> partitions) {

    private static final Pattern ROW = Pattern.compile("at row ([\\d,]+) of ([\\d,]+)");

    /** What it says of one partition, as {@code 1-0-5000} of {@code loadSales}. */
    record OfPartition(String step, String name, String words) {

        boolean isSkipped() {
            return words.contains("skip");
        }

        /** The rows that are left to it, where it says at which row it goes on. */
        OptionalLong rowsLeft() {
            var row = ROW.matcher(words);
            return row.find() ? OptionalLong.of(number(row.group(2)) - number(row.group(1)) + 1) : OptionalLong.empty();
        }

        private static long number(String digits) {
            return Long.parseLong(digits.replace(",", ""));
        }
    }

    static Prediction shownOn(Page page) {
        var steps = new TreeMap<String, String>();
        var partitions = new ArrayList<OfPartition>();
        for (var row : page.locator(".predictions tbody tr").all()) {
            var step = row.locator("th").textContent();
            steps.put(step, row.locator("td[data-label=State]").textContent().strip());
            for (var part : row.locator("li").all()) {
                partitions.add(new OfPartition(step, part.locator("b").textContent(), part.textContent()));
            }
        }
        assertThat(steps).isNotEmpty();
        return new Prediction(steps, partitions);
    }

    /** Compares it with the steps of the execution that the restart made. */
    void assertHappenedIn(long execution, PlatformWithConsole platform) {
        var read = new TreeMap<String, Long>();
        platform.all(
                        Database.WAREHOUSE,
                        "select step_name || ' ' || read_count from ops.batch_step_execution where job_execution_id = ?",
                        execution)
                .forEach(row -> read.put(
                        row.substring(0, row.lastIndexOf(' ')), Long.valueOf(row.substring(row.lastIndexOf(' ') + 1))));

        assertThat(read.keySet())
                .as("steps that ran in execution %d, predicted %s", execution, steps)
                .filteredOn(step -> !step.contains(":"))
                .containsExactlyInAnyOrderElementsOf(steps.keySet().stream()
                        .filter(step -> !steps.get(step).equals("skip"))
                        .toList());
        for (var partition : partitions) {
            var ran = read.keySet().stream()
                    .filter(name -> name.startsWith(partition.step()) && name.endsWith(":" + partition.name()))
                    .toList();
            assertThat(ran)
                    .as("executions of %s in %s", partition, read.keySet())
                    .hasSize(partition.isSkipped() ? 0 : 1);
            partition
                    .rowsLeft()
                    .ifPresent(rows -> assertThat(read.get(ran.getFirst()))
                            .as("rows that %s read", partition)
                            .isEqualTo(rows));
        }
    }
}
