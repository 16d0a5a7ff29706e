package com.globalmart.ingest.productview;

import com.globalmart.ingest.landing.LandedTopic;
import com.globalmart.ingest.landing.LandingTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code product-views-topic} lands in {@code landing.product_view}. */
@Configuration(proxyBeanMethods = false)
class ProductViewConfiguration {

    static final LandingTable<ProductView> TABLE = LandingTable.<ProductView>named("landing.product_view")
            .uuid("event_id", ProductView::eventId)
            .text("event_type", ProductView::eventType)
            .timestamp("occurred_at", ProductView::occurredAt)
            .text("user_id", ProductView::userId)
            .text("session_id", ProductView::sessionId)
            .text("country", ProductView::country)
            .text("product_id", ProductView::productId)
            .text("product_name", ProductView::productName)
            .text("category", ProductView::category)
            .money("price", ProductView::price)
            .integer("view_duration", ProductView::viewDuration)
            .flag("from_search", ProductView::fromSearch)
            .text("search_query", ProductView::searchQuery)
            .integer("previously_viewed_count", ProductView::previouslyViewedCount)
            .integer("results_count", ProductView::resultsCount)
            .text("filter_category", ProductView::filterCategory)
            .money("min_price", ProductView::minPrice)
            .money("max_price", ProductView::maxPrice)
            .texts("product_ids", ProductView::productIds)
            .texts("product_names", ProductView::productNames)
            .moneys("prices", ProductView::prices)
            .extra(ProductView::extra);

    @Bean
    LandedTopic<ProductView> productViewTopic() {
        return LandedTopic.ofEvents("product-views-topic", ProductViewParser::parse, TABLE);
    }
}
