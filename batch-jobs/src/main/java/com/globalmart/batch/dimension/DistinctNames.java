package com.globalmart.batch.dimension;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names that the facts of a chunk carry, each once: a visitor is named by every event of a visit, and looked up once. */
public final class DistinctNames {

    private static final int NONE = -1;

    private final List<String> names = new ArrayList<>();
    private final int[] places; // of each fact's name

    private DistinctNames(int facts) {
        places = new int[facts];
    }

    /** @param name what a fact names; null where it names nothing */
    public static <F> DistinctNames of(List<F> facts, Function<F, @Nullable String> name) {
        var distinct = new DistinctNames(facts.size());
        var known = new HashMap<String, Integer>();
        for (int fact = 0; fact < distinct.places.length; fact++) {
            var named = name.apply(facts.get(fact));
            distinct.places[fact] = named == null ? NONE : known.computeIfAbsent(named, distinct::add);
        }
        return distinct;
    }

    private int add(String name) {
        names.add(name);
        return names.size() - 1;
    }

    /** In the order in which facts name them first. */
    public List<String> names() {
        return Collections.unmodifiableList(names);
    }

    /** Whether a fact, counted from 0, names something. */
    public boolean has(int fact) {
        return places[fact] != NONE;
    }

    /** The place in {@link #names} of what a fact names. */
    public int place(int fact) {
        return places[fact];
    }
}
