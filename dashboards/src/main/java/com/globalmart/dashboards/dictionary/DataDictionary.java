package com.globalmart.dashboards.dictionary;

import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.dashboards.catalogue.Column;
import com.globalmart.dashboards.catalogue.Metric;
import com.globalmart.dashboards.catalogue.View;
import java.util.List;
import java.util.stream.Collectors;

/** The page {@code docs/data-dictionary.md}: the star as a diagram, each number, each view and column with its comment. */
public final class DataDictionary {

    private static final List<String> FACTS = List.of("sales", "product_views", "cart_events");

    /** Which column of a fact leads to which dimension, and by which of its columns. */
    private record Link(String column, String dimension, String key) {}

    private static final List<Link> LINKS = List.of(
            new Link("event_day", "dates", "day"),
            new Link("customer_key", "customers", "customer_key"),
            new Link("product_key", "products", "product_key"),
            new Link("geography_key", "geography", "geography_key"),
            new Link("payment_method_key", "payment_methods", "payment_method_key"));

    private DataDictionary() {}

    /** The page in Markdown. */
    public static String page(Catalogue catalogue) {
        return """
                # Data dictionary

                What readers see in the schema `bi` of the database `warehouse`. Made from the comments in the database by `./globalmart dashboards`;
                do not edit it here.

                ## The star

                ```mermaid
                erDiagram
                %s
                ```

                Facts name the version of a customer, product or country that was valid when the event happened. `current_customers`,
                `current_products` and `current_geography` have what is true today.

                ## Numbers

                | number | what it means | unit | adds up | owner |
                | --- | --- | --- | --- | --- |
                %s

                Their formulas stand in `bi.metric_definitions`.

                ## Views

                %s
                """.formatted(diagram(catalogue), numbers(catalogue), views(catalogue))
                        .stripTrailing() + "\n";
    }

    private static String diagram(Catalogue catalogue) {
        String links = FACTS.stream()
                .flatMap(fact -> LINKS.stream()
                        .filter(link -> catalogue.view(fact).has(link.column()))
                        .map(link -> "    %s ||--o{ %s : %s".formatted(link.dimension(), fact, link.column())))
                .collect(Collectors.joining("\n"));
        return links
                + "\n    current_customers ||--o{ customers : user_id"
                + "\n    current_products ||--o{ products : product_id"
                + "\n    current_geography ||--o{ geography : country";
    }

    private static String numbers(Catalogue catalogue) {
        return catalogue.metrics().stream().map(DataDictionary::row).collect(Collectors.joining("\n"));
    }

    private static String row(Metric metric) {
        return "| %s | %s | %s | %s | %s |"
                .formatted(metric.name(), metric.sentence(), metric.unit(), metric.grain(), metric.owner());
    }

    private static String views(Catalogue catalogue) {
        return catalogue.views().stream().map(DataDictionary::section).collect(Collectors.joining("\n\n"));
    }

    private static String section(View view) {
        return """
                ### bi.%s

                %s.

                | column | type | what |
                | --- | --- | --- |
                %s""".formatted(
                        view.name(),
                        view.comment(),
                        view.columns().stream().map(DataDictionary::row).collect(Collectors.joining("\n")));
    }

    private static String row(Column column) {
        return "| `%s` | %s | %s |"
                .formatted(
                        column.name(),
                        column.type().replace("timestamp without time zone", "timestamp"),
                        column.comment().replace("|", "\\|"));
    }
}
