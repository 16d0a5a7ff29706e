package com.globalmart.batch.dimension.date;

import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.load.Loads;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The date dimension's step of the stage {@code dimensions}. */
@Configuration(proxyBeanMethods = false)
class DateConfiguration {

    @Bean
    Step extendDates(Steps steps, Loads loads, DateDimension dates, Holidays holidays) {
        return steps.tasklet("extendDates", new ExtendDates(loads, dates, holidays));
    }
}
