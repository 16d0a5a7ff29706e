package com.globalmart.admin.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.globalmart.admin.page.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A parameter as its job declares it.
 *
 * @param name how the job calls it
 * @param isRequired whether the job cannot be launched without it
 * @param description what it means, in a sentence
 */
record JobParameter(
        String name, Type type, @JsonProperty("required") boolean isRequired, String description) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int LONGEST_TEXT = 250;
    private static final int MOST_DIGITS = 15; // what JSON carries exactly

    /** What a value must be. */
    enum Type {
        /** A UTC day, written {@code 2026-03-14}. */
        @JsonProperty("date")
        DATE("date"),
        /** One line of text. */
        @JsonProperty("text")
        TEXT("text"),
        /** A whole number. */
        @JsonProperty("integer")
        INTEGER("number");

        private final String inputType;

        Type(String inputType) {
            this.inputType = inputType;
        }
    }

    /** A value that does not fit, and what was expected. */
    static final class MisfitException extends Exception {

        MisfitException(String expected) {
            super(expected);
        }
    }

    String label() {
        return Words.label(name);
    }

    /** How a form asks for it. */
    String inputType() {
        return type.inputType;
    }

    /**
     * The value that a request carries.
     *
     * @param typed what somebody typed, not blank
     */
    JsonNode value(String typed) throws MisfitException {
        return switch (type) {
            case DATE -> date(typed);
            case TEXT -> text(typed);
            case INTEGER -> integer(typed);
        };
    }

    private static JsonNode date(String typed) throws MisfitException {
        try {
            var date = LocalDate.parse(typed);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return JsonNodeFactory.instance.stringNode(date.toString());
            }
        } catch (DateTimeException e) {
            // told below, like a date out of range
        }
        throw new MisfitException("expected a day from %d to %d, written 2026-03-14".formatted(FIRST_YEAR, LAST_YEAR));
    }

    private static JsonNode text(String typed) throws MisfitException {
        if (typed.length() > LONGEST_TEXT || typed.chars().anyMatch(Character::isISOControl)) {
            throw new MisfitException("expected one line of at most %d characters".formatted(LONGEST_TEXT));
        }
        return JsonNodeFactory.instance.stringNode(typed);
    }

    private static JsonNode integer(String typed) throws MisfitException {
        if (!typed.matches("-?[0-9]{1," + MOST_DIGITS + "}")) {
            throw new MisfitException("expected a whole number of at most %d digits".formatted(MOST_DIGITS));
        }
        return JsonNodeFactory.instance.numberNode(Long.parseLong(typed));
    }
}
