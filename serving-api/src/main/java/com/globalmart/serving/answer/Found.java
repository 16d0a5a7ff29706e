package com.globalmart.serving.answer;

import com.globalmart.serving.parameter.Cursor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a question found.
 *
 * @param next where the next page begins; null where there is none
 */
public record Found<D>(D data, @Nullable Cursor next) {

    public static <D> Found<D> all(D data) {
        return new Found<>(data, null);
    }

    /**
     * A page of rows.
     *
     * @param rows one more than the page has, where there are more
     * @param end where a page ends with that row
     */
    public static <T> Found<List<T>> page(List<T> rows, int limit, Function<T, Cursor> end) {
        if (rows.size() <= limit) {
            return all(rows);
        }
        var page = rows.subList(0, limit);
        return new Found<>(page, end.apply(page.getLast()));
    }
}
