package com.globalmart.ingest;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lands what Kafka delivers in the database {@code realtime}. */
@SpringBootApplication
@EnableScheduling
public class IngestApplication {

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        try {
            SpringApplication.run(IngestApplication.class, arguments);
        } catch (SpringApplication.AbandonedRunException e) {
            throw e; // the build asked for the beans only, not for the application
        } catch (RuntimeException e) {
            System.exit(1); // said already; threads of clients would keep the process alive
        }
    }
}
