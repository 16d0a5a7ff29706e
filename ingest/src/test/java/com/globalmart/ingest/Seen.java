package com.globalmart.ingest;

import static com.globalmart.ingest.TestPlatform.DATABASE;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/** What can be seen of an application from outside: tables, health, meters. */
final class Seen {

    private Seen() {}

    static long count(String table) {
        return DATABASE.sql("select count(*) from " + table).query(Long.class).single();
    }

    static long distinctSales() {
        return DATABASE.sql("select count(distinct transaction_id) from landing.sale")
                .query(Long.class)
                .single();
    }

    static long position(int partition) {
        return DATABASE.sql("select next_offset from landing.position where topic = ? and partition = ?")
                .params(Sales.TOPIC, partition)
                .query(Long.class)
                .single();
    }

    static List<String> deadLetterDetails() {
        return DATABASE.sql("select detail from landing.dead_letter order by partition, log_offset")
                .query(String.class)
                .list();
    }

    static String code(ConfigurableApplicationContext application) {
        return health(application).getStatus().getCode();
    }

    static String details(ConfigurableApplicationContext application) {
        return health(application).getDetails().toString();
    }

    static Search meter(ConfigurableApplicationContext application, String name) {
        return application.getBean(MeterRegistry.class).find(name);
    }

    /** Of a gauge or counter, over all its tags. */
    static double value(ConfigurableApplicationContext application, String name) {
        return meter(application, name).meters().stream()
                .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                .sum();
    }

    private static Health health(ConfigurableApplicationContext application) {
        Health health = application.getBean("ingest", HealthIndicator.class).health();
        if (health == null) {
            throw new IllegalStateException("no health");
        }
        return health;
    }
}
