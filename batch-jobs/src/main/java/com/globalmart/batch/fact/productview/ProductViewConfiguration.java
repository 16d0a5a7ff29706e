package com.globalmart.batch.fact.productview;

import com.globalmart.batch.dimension.customer.CustomerDimension;
import com.globalmart.batch.dimension.product.ProductDimension;
import com.globalmart.batch.fact.FactSteps;
import com.globalmart.batch.fact.LandedMembers;
import com.globalmart.batch.fact.MemberSource;
import com.globalmart.batch.fact.RepeatSearch;
import com.globalmart.batch.landing.LandedProductView;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.LoadProperties;
import com.globalmart.batch.reference.ReferenceTables;
import java.util.stream.Stream;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the landed views of one load into {@code warehouse.fact_product_views}, a range of offsets a partition. */
@Configuration(proxyBeanMethods = false)
class ProductViewConfiguration {

    private final ReferenceTables reference;
    private final LoadProperties properties;

    ProductViewConfiguration(ReferenceTables reference, LoadProperties properties) {
        this.reference = reference;
        this.properties = properties;
    }

    @Bean
    RepeatSearch repeatedProductViews(FactSteps steps, LandingTable<LandedProductView> table) {
        return steps.repeatsOf(table, this::screening);
    }

    @Bean
    Step loadProductViews(FactSteps steps, LandingTable<LandedProductView> table, ProductViewFact facts) {
        return steps.load("loadProductViews", table, facts, this::screening);
    }

    @Bean
    MemberSource productViewMembers(FactSteps steps, LandingTable<LandedProductView> table, ProductViewFact facts) {
        return steps.members(
                table,
                facts,
                this::screening,
                LandedMembers.ProductColumn.SINGLE,
                view -> CustomerDimension.sighting(
                        view.landed().userId(),
                        view.landed().occurredAt(),
                        view.landed().country()),
                view -> Stream.ofNullable(view.productId())
                        .map(productId -> ProductDimension.sighting(
                                productId,
                                view.landed().occurredAt(),
                                view.landed().productName(),
                                view.landed().category())));
    }

    /** Screens with the reference data as it stands now. */
    private ProductViewScreening screening() {
        return new ProductViewScreening(reference.snapshot(), properties.oldestDay());
    }
}
