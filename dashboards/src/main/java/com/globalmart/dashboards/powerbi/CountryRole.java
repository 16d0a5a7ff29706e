package com.globalmart.dashboards.powerbi;

import java.util.List;

/**
 * Whoever is in this role sees the events of one country.
 *
 * @param name of the role
 * @param country as {@code bi.current_geography} has it
 */
record CountryRole(String name, String country) {

    static final CountryRole GERMANY = new CountryRole("Germany only", "Germany");

    /** Totals over all countries, which no filter can divide. */
    private static final List<String> OVER_ALL_COUNTRIES =
            List.of("rfm_distribution", "customer_segments", "product_performance");

    String tmdl() {
        var tmdl = new Tmdl()
                .description(0, "Events of one country, and the customers who live there or have such an event")
                .line(0, "role " + Tmdl.name(name))
                .line(1, "modelPermission: read")
                .blank()
                .expression(
                        1,
                        "tablePermission current_geography",
                        "current_geography[country] = \"%s\"".formatted(country))
                .blank()
                // by the country of customers alone, sales to visitors from elsewhere would be missing from the
                // country's revenue
                .expression(1, "tablePermission current_customers", """
                        VAR seen = "%s"
                        RETURN current_customers[country] = seen
                        	|| ISBLANK(current_customers[user_id])
                        	|| NOT ISEMPTY(CALCULATETABLE(sales, current_geography[country] = seen))
                        	|| NOT ISEMPTY(CALCULATETABLE(product_views, current_geography[country] = seen))
                        	|| NOT ISEMPTY(CALCULATETABLE(cart_events, current_geography[country] = seen))
                        """.formatted(country))
                .blank();
        OVER_ALL_COUNTRIES.forEach(table ->
                tmdl.expression(1, "tablePermission " + table, "FALSE()").blank());
        return tmdl.toString();
    }
}
