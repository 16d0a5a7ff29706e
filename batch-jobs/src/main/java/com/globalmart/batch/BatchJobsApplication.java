package com.globalmart.batch;

import java.time.Clock;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Runs jobs that somebody requested, one node of possibly several on one warehouse. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class BatchJobsApplication {

    /** Ends with a status other than 0 and one clear line when the application cannot start. */
    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC")); // Spring Batch writes local times
        try {
            SpringApplication.run(BatchJobsApplication.class, arguments);
        } catch (RuntimeException e) {
            System.exit(1); // pools would keep the process alive; the reason has been reported
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
