package com.globalmart.admin.execution.log;

import com.globalmart.admin.page.Mark;
import com.globalmart.admin.page.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much a line of a log matters, least first. */
enum LogLevel {
    TRACE(Mark.IDLE),
    DEBUG(Mark.IDLE),
    INFO(Mark.IDLE),
    WARN(Mark.WARN),
    ERROR(Mark.BAD);

    private final Mark mark;

    LogLevel(Mark mark) {
        this.mark = mark;
    }

    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    public State state() {
        return new State(parameter(), mark);
    }

    /** The names of this level and of those that matter more. */
    List<String> andAbove() {
        return Arrays.stream(values())
                .filter(level -> level.compareTo(this) >= 0)
                .map(LogLevel::name)
                .toList();
    }
}
