package com.globalmart.batch.dimension.product;

import static com.globalmart.batch.dimension.product.ProductDimension.PRODUCTS;

import com.globalmart.batch.dimension.DimensionSteps;
import com.globalmart.batch.landing.LandedProductChange;
import com.globalmart.batch.landing.LandingTable;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stores what was said about products, then rebuilds the versions of those it was said about. */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    Step storeProductStatements(DimensionSteps steps, LandingTable<LandedProductChange> table) {
        return steps.storeStatements("storeProductStatements", PRODUCTS, table);
    }

    @Bean
    Step rebuildProducts(DimensionSteps steps) {
        return steps.rebuild("rebuildProducts", PRODUCTS);
    }

    @Bean
    Step dropNeedlessProducts(DimensionSteps steps) {
        return steps.dropNeedlessMembers("dropNeedlessProducts", PRODUCTS);
    }
}
