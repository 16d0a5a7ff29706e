package com.globalmart.batch.dimension;

import com.globalmart.batch.landing.LandedChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type 2 dimension, declared: its names, and which attributes it has. Tables and keys are called after it: {@code customer}
 * has {@code warehouse.customer_statement}, {@code staging.customer_version}, {@code warehouse.dim_customers} and {@code
 * customer_key}.
 *
 * @param name customer or product
 * @param naturalKey column of the shop's own identifier
 * @param tracked type 2: a change opens a new version
 * @param overwritten type 1: the latest, on all versions
 * @param <L> a landed statement
 */
public record Dimension<L extends LandedChange>(
        String name, String naturalKey, List<Attribute<L>> tracked, List<Attribute<L>> overwritten) {

    /** The surrogate key of the member that stands for one that is not known. */
    public static final int UNKNOWN = 0;

    /** The surrogate key of the member that stands where a fact has none. */
    public static final int NOT_APPLICABLE = -1;

    /** @throws IllegalArgumentException where an overwritten attribute is said to be told by events, which none is */
    public Dimension {
        overwritten.stream().filter(Attribute::isToldByEvents).findFirst().ifPresent(attribute -> {
            throw new IllegalArgumentException(
                    "%s of %s is overwritten, expected only tracked attributes to be told by events"
                            .formatted(attribute.name(), name));
        });
    }

    /** Tables are part of SQL: they come from here and nowhere else. */
    String statementTable() {
        return "warehouse." + name + "_statement";
    }

    String stagingTable() {
        return "staging." + name + "_version";
    }

    String table() {
        return "warehouse.dim_" + name + "s";
    }

    /** The column of its surrogate key, here and in facts. */
    public String surrogateKey() {
        return name + "_key";
    }

    Stream<Attribute<L>> attributes() {
        return Stream.concat(tracked.stream(), overwritten.stream());
    }

    /** The sequence of the surrogate key's identity column. */
    String keySequence() {
        return "%s_%s_seq".formatted(table(), surrogateKey());
    }

    /** The columns of all attributes, for SQL. */
    String columns() {
        return attributes().map(Attribute::name).collect(Collectors.joining(", "));
    }

    /** What a landed statement says. */
    Profile said(L landed) {
        return new Profile(values(tracked, landed), values(overwritten, landed));
    }

    /**
     * What an event tells.
     *
     * @param told values of the attributes that events tell, in the order of their declaration; none for nothing
     * @throws IllegalArgumentException when there are more or fewer
     */
    public Profile told(@Nullable Object... told) {
        var expected = tracked.stream().filter(Attribute::isToldByEvents).count();
        if (told.length != 0 && told.length != expected) {
            throw new IllegalArgumentException("%d values of a %s, expected %d".formatted(told.length, name, expected));
        }
        var next = Arrays.asList(told).iterator();
        var values = new ArrayList<@Nullable Object>();
        for (var attribute : tracked) {
            var value = attribute.isToldByEvents() && next.hasNext() ? next.next() : null;
            values.add(value == null ? attribute.missing() : value);
        }
        return new Profile(values, nothing());
    }

    /** What an inferred member has of what was said: what events would have told, and all that is not tracked. */
    Profile inferred(Profile said) {
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < tracked.size(); i++) {
            var attribute = tracked.get(i);
            values.add(attribute.isToldByEvents() ? said.tracked().get(i) : attribute.missing());
        }
        return new Profile(values, said.overwritten());
    }

    private List<@Nullable Object> nothing() {
        return new ArrayList<>(overwritten.stream().map(Attribute::missing).toList());
    }

    private static <L> List<@Nullable Object> values(List<Attribute<L>> attributes, L landed) {
        var values = new ArrayList<@Nullable Object>(attributes.size());
        for (var attribute : attributes) {
            var stated = attribute.stated().apply(landed);
            values.add(stated == null ? attribute.missing() : stated);
        }
        return values;
    }
}
