package com.globalmart.dashboards.powerbi;

import java.util.List;

/** The four pages of the report. A page is 1280 pixels wide and 720 high. */
final class ReportPages {

    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    /** What a visual shows: a measure, a column as it is, or a column summed up. */
    record Field(Kind kind, String table, String name) {

        enum Kind {
            MEASURE,
            COLUMN,
            SUM
        }

        static Field measure(String name) {
            return new Field(Kind.MEASURE, Tmdl.MEASURES, name);
        }

        static Field column(String table, String name) {
            return new Field(Kind.COLUMN, table, name);
        }

        static Field sum(String table, String name) {
            return new Field(Kind.SUM, table, name);
        }

        String reference() {
            return kind == Kind.SUM ? "Sum(%s.%s)".formatted(table, name) : table + "." + name;
        }
    }

    /**
     * A visual.
     *
     * @param type by Power BI's name of it
     * @param title also says to screen readers what is shown
     * @param category what it is cut by; none of cards, and of tables the first columns
     */
    record Visual(
            String type, String title, int x, int y, int width, int height, List<Field> category, List<Field> values) {}

    record Page(String name, String title, List<Visual> visuals) {}

    private ReportPages() {}

    static List<Page> all() {
        return List.of(overview(), customers(), products(), quality());
    }

    private static Page overview() {
        return new Page(
                "overview",
                "Overview",
                List.of(
                        card("Revenue", 0),
                        card("Orders", 1),
                        card("Average order value", 2),
                        card("Customers", 3),
                        card("Units", 4),
                        card("Conversion rate", 5),
                        visual(
                                "lineChart",
                                "Revenue by day",
                                20,
                                140,
                                820,
                                270,
                                Field.column("dates", "day"),
                                Field.measure("Revenue")),
                        visual(
                                "clusteredBarChart",
                                "Revenue by country",
                                860,
                                140,
                                400,
                                270,
                                Field.column("geography", "country"),
                                Field.measure("Revenue")),
                        visual(
                                "clusteredBarChart",
                                "Revenue by category",
                                20,
                                430,
                                820,
                                270,
                                Field.column("products", "category"),
                                Field.measure("Revenue")),
                        visual(
                                "clusteredBarChart",
                                "Revenue by payment method",
                                860,
                                430,
                                400,
                                270,
                                Field.column("payment_methods", "payment_method"),
                                Field.measure("Revenue"))));
    }

    private static Page customers() {
        return new Page(
                "customers",
                "Customers",
                List.of(
                        card("Customers", 0),
                        card("Revenue per customer", 1),
                        card("Visits", 2),
                        card("Cart abandonment rate", 3),
                        visual(
                                "clusteredBarChart",
                                "Customers by segment on a date: pick one",
                                20,
                                140,
                                610,
                                270,
                                Field.column("customer_segments", "segment"),
                                Field.sum("customer_segments", "customers")),
                        visual(
                                "clusteredColumnChart",
                                "Customers by RFM score on a date: pick one",
                                650,
                                140,
                                610,
                                270,
                                Field.column("rfm_distribution", "rfm_score"),
                                Field.sum("rfm_distribution", "customers")),
                        visual(
                                "clusteredBarChart",
                                "Customers with an order by age band",
                                20,
                                430,
                                610,
                                270,
                                Field.column("customers", "age_band"),
                                Field.measure("Customers")),
                        visual(
                                "clusteredBarChart",
                                "Customers with an order by country",
                                650,
                                430,
                                610,
                                270,
                                Field.column("geography", "country"),
                                Field.measure("Customers"))));
    }

    private static Page products() {
        return new Page(
                "products",
                "Products",
                List.of(
                        card("Products sold", 0),
                        card("Units per order", 1),
                        card("Discount share", 2),
                        card("Product views", 3),
                        new Visual(
                                "tableEx",
                                "Products",
                                20,
                                140,
                                820,
                                560,
                                List.of(
                                        Field.column("current_products", "product_name"),
                                        Field.column("current_products", "category")),
                                List.of(Field.measure("Revenue"), Field.measure("Orders"), Field.measure("Units"))),
                        visual(
                                "clusteredBarChart",
                                "Revenue by brand",
                                860,
                                140,
                                400,
                                270,
                                Field.column("products", "brand"),
                                Field.measure("Revenue")),
                        visual(
                                "clusteredBarChart",
                                "Product views by category",
                                860,
                                430,
                                400,
                                270,
                                Field.column("products", "category"),
                                Field.measure("Product views"))));
    }

    private static Page quality() {
        return new Page(
                "quality",
                "Data quality",
                List.of(
                        new Visual(
                                "card",
                                "Complete through",
                                20,
                                20,
                                190,
                                100,
                                List.of(),
                                List.of(Field.column("freshness", "complete_through"))),
                        card("Failed checks", 1),
                        card("Quarantine rate", 2),
                        card("Records landed", 3),
                        new Visual(
                                "tableEx",
                                "Checks",
                                20,
                                140,
                                820,
                                560,
                                List.of(
                                        Field.column("data_quality", "business_date"),
                                        Field.column("data_quality", "severity"),
                                        Field.column("data_quality", "sentence"),
                                        Field.column("data_quality", "is_passed")),
                                List.of(Field.sum("data_quality", "offenders"))),
                        visual(
                                "clusteredColumnChart",
                                "Records landed by business date",
                                860,
                                140,
                                400,
                                270,
                                Field.column("load_books", "business_date"),
                                Field.sum("load_books", "landed")),
                        visual(
                                "clusteredColumnChart",
                                "Records quarantined by business date",
                                860,
                                430,
                                400,
                                270,
                                Field.column("load_books", "business_date"),
                                Field.sum("load_books", "quarantined"))));
    }

    private static Visual card(String measure, int place) {
        return new Visual("card", measure, 20 + 210 * place, 20, 190, 100, List.of(), List.of(Field.measure(measure)));
    }

    private static Visual visual(
            String type, String title, int x, int y, int width, int height, Field category, Field value) {
        return new Visual(type, title, x, y, width, height, List.of(category), List.of(value));
    }
}
