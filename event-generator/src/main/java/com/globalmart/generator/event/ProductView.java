package com.globalmart.generator.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A visitor viewed, searched, filtered or compared. */
public record ProductView(Happening happening, Look look) implements ShopEvent {

    @Override
    public Topic topic() {
        return Topic.PRODUCT_VIEWS;
    }

    @Override
    public String key() {
        return happening.userId();
    }

    @Override
    public String id() {
        return happening.eventId().toString();
    }

    @Override
    public String type() {
        return switch (look) {
            case Viewed _ -> "view";
            case Searched _ -> "search";
            case Filtered _ -> "filter";
            case Compared _ -> "compare";
        };
    }

    @Override
    public Instant at() {
        return happening.at();
    }

    @Override
    public String subject() {
        return happening.userId();
    }

    @Override
    public String country() {
        return happening.country();
    }

    @Override
    public ProductView movedTo(Instant at) {
        return new ProductView(happening.movedTo(at), look);
    }

    @Override
    public ProductView from(String country) {
        return new ProductView(happening.from(country), look);
    }

    @Override
    public JsonText toJson() {
        JsonText json = new JsonText();
        happening.write(json, type());
        look.write(json);
        return json;
    }

    /** What the visitor looked at, and how. */
    public sealed interface Look {

        void write(JsonText json);
    }

    /**
     * A product's page was open.
     *
     * @param seconds how long, usually at least 1
     * @param viewedBefore products viewed earlier in the visit
     */
    public record Viewed(Offer offer, int seconds, boolean fromSearch, int viewedBefore) implements Look {

        public Viewed lasting(int otherSeconds) {
            return new Viewed(offer, otherSeconds, fromSearch, viewedBefore);
        }

        public Viewed withPrice(BigDecimal price) {
            return new Viewed(offer.withPrice(price), seconds, fromSearch, viewedBefore);
        }

        @Override
        public void write(JsonText json) {
            offer.write(json);
            json.field("view_duration", seconds)
                    .field("from_search", fromSearch)
                    .field("previously_viewed_count", viewedBefore);
        }
    }

    /** @param results how many products were found, at least 1 */
    public record Searched(String query, int results) implements Look {

        @Override
        public void write(JsonText json) {
            json.field("search_query", query).field("results_count", results);
        }
    }

    /** A category was narrowed to a range of prices, in the visitor's currency. */
    public record Filtered(String category, BigDecimal lowest, BigDecimal highest, int results) implements Look {

        @Override
        public void write(JsonText json) {
            json.field("filter_category", category)
                    .field("min_price", lowest)
                    .field("max_price", highest)
                    .field("results_count", results);
        }
    }

    /** @param offers two or more, each another product */
    public record Compared(List<Offer> offers) implements Look {

        public Compared {
            offers = List.copyOf(offers);
        }

        @Override
        public void write(JsonText json) {
            List<String> categories =
                    offers.stream().map(Offer::category).distinct().toList();
            json.field("category", categories.size() == 1 ? categories.getFirst() : "mixed")
                    .texts("product_ids", offers.stream().map(Offer::productId).toList())
                    .texts(
                            "product_names",
                            offers.stream().map(Offer::productName).toList())
                    .numbers("prices", offers.stream().map(Offer::price).toList());
        }
    }
}
