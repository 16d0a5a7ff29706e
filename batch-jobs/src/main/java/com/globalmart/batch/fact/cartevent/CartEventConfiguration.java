package com.globalmart.batch.fact.cartevent;

import com.globalmart.batch.dimension.customer.CustomerDimension;
import com.globalmart.batch.dimension.product.ProductDimension;
import com.globalmart.batch.fact.FactProperties;
import com.globalmart.batch.fact.FactSteps;
import com.globalmart.batch.fact.LandedMembers;
import com.globalmart.batch.fact.MemberSource;
import com.globalmart.batch.landing.LandedCartEvent;
import com.globalmart.batch.landing.LandedReader;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.LoadProperties;
import com.globalmart.batch.load.OffsetRange;
import com.globalmart.batch.reference.ReferenceTables;
import java.util.stream.Stream;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the landed cart events of one load into {@code warehouse.fact_cart_events}, a range of offsets a partition. */
@Configuration(proxyBeanMethods = false)
class CartEventConfiguration {

    @Bean
    Step findRepeatedCartEvents(
            FactSteps steps,
            LandingTable<LandedCartEvent> table,
            CartEventFact facts,
            CartEventScreening cartEventScreening) {
        return steps.findRepeats("findRepeatedCartEvents", table, facts, cartEventScreening);
    }

    @Bean
    Step loadCartEvents(FactSteps steps, LandingTable<LandedCartEvent> table, Step loadCartEventsRange) {
        return steps.load("loadCartEvents", table, loadCartEventsRange);
    }

    @Bean
    Step loadCartEventsRange(
            FactSteps steps,
            LandingTable<LandedCartEvent> table,
            LandedReader<LandedCartEvent> landedCartEventReader,
            CartEventScreening cartEventScreening,
            CartEventFact facts) {
        return steps.loadRange("loadCartEventsRange", table, landedCartEventReader, cartEventScreening, facts);
    }

    @Bean
    @StepScope
    LandedReader<LandedCartEvent> landedCartEventReader(
            LandingTable<LandedCartEvent> table,
            FactProperties properties,
            @Value("#{stepExecution.executionContext}") ExecutionContext context) {
        return new LandedReader<>(table, OffsetRange.from(context), properties.chunkSize());
    }

    /** Screens with the reference data as it stands when the step begins. */
    @Bean
    @StepScope
    CartEventScreening cartEventScreening(ReferenceTables reference, LoadProperties properties) {
        return new CartEventScreening(reference.snapshot(), properties.oldestDay());
    }

    @Bean
    MemberSource cartEventMembers(
            FactSteps steps,
            LandingTable<LandedCartEvent> table,
            CartEventFact facts,
            CartEventScreening cartEventScreening) {
        return steps.members(
                table,
                facts,
                cartEventScreening,
                LandedMembers.ProductColumn.SINGLE,
                event -> CustomerDimension.sighting(
                        event.landed().userId(),
                        event.landed().occurredAt(),
                        event.landed().country()),
                event -> Stream.ofNullable(
                                event.isAboutTheCart() ? null : event.landed().productId())
                        .map(productId -> ProductDimension.sighting(
                                productId,
                                event.landed().occurredAt(),
                                event.landed().productName(),
                                event.landed().category())));
    }
}
