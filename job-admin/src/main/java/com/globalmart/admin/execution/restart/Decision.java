package com.globalmart.admin.execution.restart;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import com.globalmart.admin.page.Words;
import java.util.Arrays;
import java.util.List;

/** What a restart does with a step or a partition. */
enum Decision {
    SKIP("skip", Mark.GOOD, "It is complete, and is not run."),
    GO_ON("go on", Mark.BUSY, "It goes on behind what it has committed."),
    AGAIN("run again", Mark.WARN, "It runs from its beginning."),
    FIRST("run", Mark.IDLE, "It was not reached yet, and runs for the first time.");

    private final State state;

    Decision(String word, Mark mark, String meaning) {
        this.state = new State(word, mark, meaning);
    }

    public State state() {
        return state;
    }

    /** How many steps have each fate, in sentences. */
    static List<String> summary(List<Prediction> steps) {
        return Arrays.stream(values())
                .map(decision -> decision.sentence(steps.stream()
                        .filter(step -> step.decision() == decision)
                        .count()))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private String sentence(long steps) {
        if (steps == 0) {
            return "";
        }
        boolean one = steps == 1;
        var count = Words.count(steps, "step");
        return switch (this) {
            case SKIP -> count + (one ? " is" : " are") + " complete, and not run.";
            case GO_ON -> count + (one ? " goes" : " go") + " on where " + (one ? "it" : "they") + " ended.";
            case AGAIN -> count + (one ? " runs" : " run") + " again from the beginning.";
            case FIRST -> count + (one ? " is" : " are") + " still to come.";
        };
    }
}
