package com.globalmart.admin.load;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what pages tell of loads. */
@Component
class LoadPages {

    private static final int PAGE = 25;

    private final Loads loads;
    private final LoadBooks books;

    LoadPages(Loads loads, LoadBooks books) {
        this.loads = loads;
        this.books = books;
    }

    /** @param before only loads with a lower number; null for the newest */
    LoadList list(@Nullable Integer before) {
        var found = loads.newest(before == null ? Integer.MAX_VALUE : before, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        return new LoadList(
                shown,
                before == null ? "/loads" : "/loads?before=" + before,
                found.size() > PAGE ? "/loads?before=" + shown.getLast().loadId() : null);
    }

    LoadPage page(int loadId) {
        return new LoadPage(
                loads.get(loadId),
                books.bounds(loadId),
                books.books(loadId),
                books.steps(loadId),
                books.failedChecks(loadId),
                books.releases(loadId),
                loads.runningExecutions());
    }
}
