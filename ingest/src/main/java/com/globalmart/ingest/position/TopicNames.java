package com.globalmart.ingest.position;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The topics that land. */
public record TopicNames(SortedSet<String> names) {

    public static TopicNames of(Collection<String> names) {
        return new TopicNames(new TreeSet<>(names));
    }

    /** Matches exactly these topics, so that one that is made later is found. */
    public String pattern() {
        return names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
