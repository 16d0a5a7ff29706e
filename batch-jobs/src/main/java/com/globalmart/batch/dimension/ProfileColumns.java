package com.globalmart.batch.dimension;

import com.globalmart.copy.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Profiles as columns, one an attribute, in the order of {@link Dimension#columns()}. */
final class ProfileColumns {

    private ProfileColumns() {}

    /** Columns to copy the profile of a row into; a row without one leaves them as they are where nobody has told them. */
    static <R> List<Column<R>> of(Dimension<?> dimension, Function<R, @Nullable Profile> profile) {
        var columns = new ArrayList<Column<R>>();
        for (int i = 0; i < dimension.tracked().size(); i++) {
            columns.add(column(dimension.tracked().get(i), i, profile, Profile::tracked));
        }
        for (int i = 0; i < dimension.overwritten().size(); i++) {
            columns.add(column(dimension.overwritten().get(i), i, profile, Profile::overwritten));
        }
        return columns;
    }

    /** The profile of a row that was read, its first attribute in the given column, counted from 1. */
    static Profile read(Dimension<?> dimension, ResultSet row, int first) throws SQLException {
        return new Profile(
                values(dimension.tracked(), row, first),
                values(dimension.overwritten(), row, first + dimension.tracked().size()));
    }

    private static <R> Column<R> column(
            Attribute<?> attribute,
            int index,
            Function<R, @Nullable Profile> profile,
            Function<Profile, List<@Nullable Object>> part) {
        return attribute.column().of(row -> {
            var said = profile.apply(row);
            return said == null ? attribute.missing() : part.apply(said).get(index);
        });
    }

    private static List<@Nullable Object> values(List<? extends Attribute<?>> attributes, ResultSet row, int first)
            throws SQLException {
        var values = new ArrayList<@Nullable Object>(attributes.size());
        for (int i = 0; i < attributes.size(); i++) {
            values.add(attributes.get(i).reader().read(row, first + i));
        }
        return values;
    }
}
