package com.globalmart.serving.answer;

import com.globalmart.serving.publication.Snapshot;
import java.util.function.Function;

/**
 * What a resource returns: a question that is asked only while no answer to the same request is kept.
 *
 * @param keeping for how long an answer holds
 * @param ask puts it to the warehouse
 */
public record Question<D>(Keeping keeping, Function<Snapshot, Found<D>> ask) {

    /** For how long an answer holds. */
    public enum Keeping {
        /** Until the next publication: it is kept here and, where there is one, in Redis. */
        BY_LOAD,
        /** Until the next publication, and it is about a person: nobody between keeps it. */
        PERSONAL,
        /** It changes between publications: it is asked each time. */
        NEVER
    }

    /** Of what is published, and changes with the next publication only. */
    public static <D> Question<D> ofPublished(Function<Snapshot, D> ask) {
        return new Question<>(Keeping.BY_LOAD, snapshot -> Found.all(ask.apply(snapshot)));
    }

    /** The same, page by page. */
    public static <D> Question<D> ofPages(Function<Snapshot, Found<D>> ask) {
        return new Question<>(Keeping.BY_LOAD, ask);
    }

    /** Of what changes between publications too. */
    public static <D> Question<D> ofNow(Function<Snapshot, D> ask) {
        return new Question<>(Keeping.NEVER, snapshot -> Found.all(ask.apply(snapshot)));
    }

    /** Of a person. */
    public Question<D> personal() {
        return new Question<>(Keeping.PERSONAL, ask);
    }
}
