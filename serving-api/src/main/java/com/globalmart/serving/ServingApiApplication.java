package com.globalmart.serving;

import java.time.Clock;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Answers what programs ask of the published warehouse. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ServingApiApplication {

    /** Ends with a status other than 0 and one clear line when the application cannot start. */
    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        try {
            SpringApplication.run(ServingApiApplication.class, arguments);
        } catch (RuntimeException e) {
            System.exit(1); // pools would keep the process alive; the reason has been reported
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
