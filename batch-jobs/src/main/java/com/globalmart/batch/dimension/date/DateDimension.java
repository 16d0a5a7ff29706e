package com.globalmart.batch.dimension.date;

import com.globalmart.batch.load.Load;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The date dimension: one row a UTC day, whole years, for as long as facts need them. */
@Repository
class DateDimension {

    private final JdbcClient warehouse;

    DateDimension(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /** Adds the years of the load's days that are not there yet; returns how many days were added. */
    int extend(Load load) {
        return warehouse.sql("""
                        insert into warehouse.dim_date (day, year, quarter, month, day_of_month, day_of_week, iso_week,
                            iso_week_year, is_weekend, month_name, day_name)
                        select d, extract(year from d), extract(quarter from d), extract(month from d), extract(day from d),
                               extract(isodow from d), extract(week from d), extract(isoyear from d),
                               extract(isodow from d) >= 6, trim(to_char(d, 'Month')), trim(to_char(d, 'Day'))
                        from (select distinct extract(year from event_day)::integer as year
                              from warehouse.load_day where load_id = ?) as years
                        cross join lateral (
                            select day::date as d
                            from generate_series(make_date(year, 1, 1), make_date(year, 12, 31), interval '1 day') as day) as days
                        on conflict do nothing
                        """).param(load.loadId()).update();
    }
}
