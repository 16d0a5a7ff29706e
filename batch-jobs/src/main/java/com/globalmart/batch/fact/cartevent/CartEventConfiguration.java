package com.globalmart.batch.fact.cartevent;

import com.globalmart.batch.dimension.customer.CustomerDimension;
import com.globalmart.batch.dimension.product.ProductDimension;
import com.globalmart.batch.fact.FactSteps;
import com.globalmart.batch.fact.LandedMembers;
import com.globalmart.batch.fact.MemberSource;
import com.globalmart.batch.fact.RepeatSearch;
import com.globalmart.batch.landing.LandedCartEvent;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.LoadProperties;
import com.globalmart.batch.reference.ReferenceTables;
import java.util.stream.Stream;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the landed cart events of one load into {@code warehouse.fact_cart_events}, a range of offsets a partition. */
@Configuration(proxyBeanMethods = false)
class CartEventConfiguration {

    private final ReferenceTables reference;
    private final LoadProperties properties;

    CartEventConfiguration(ReferenceTables reference, LoadProperties properties) {
        this.reference = reference;
        this.properties = properties;
    }

    @Bean
    RepeatSearch repeatedCartEvents(FactSteps steps, LandingTable<LandedCartEvent> table) {
        return steps.repeatsOf(table, this::screening);
    }

    @Bean
    Step loadCartEvents(FactSteps steps, LandingTable<LandedCartEvent> table, CartEventFact facts) {
        return steps.load("loadCartEvents", table, facts, this::screening);
    }

    @Bean
    MemberSource cartEventMembers(FactSteps steps, LandingTable<LandedCartEvent> table, CartEventFact facts) {
        return steps.members(
                table,
                facts,
                this::screening,
                LandedMembers.ProductColumn.SINGLE,
                event -> CustomerDimension.sighting(
                        event.landed().userId(),
                        event.landed().occurredAt(),
                        event.landed().country()),
                event -> Stream.ofNullable(event.productId())
                        .map(productId -> ProductDimension.sighting(
                                productId,
                                event.landed().occurredAt(),
                                event.landed().productName(),
                                event.landed().category())));
    }

    /** Screens with the reference data as it stands now. */
    private CartEventScreening screening() {
        return new CartEventScreening(reference.snapshot(), properties.oldestDay());
    }
}
