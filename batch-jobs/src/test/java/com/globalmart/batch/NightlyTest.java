package com.globalmart.batch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application on real databases. All such tests share one application: its chunks are small, so that a
 * handful of records makes several, and it looks for work often.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "globalmart.dimension.chunk-size=7",
            "globalmart.dimension.keys-at-once=7",
            "globalmart.fact.chunk-size=7",
            "globalmart.execution.recovery=500ms",
            "globalmart.execution.renewal=500ms",
            "globalmart.request.poll=200ms",
            "globalmart.schedule.look=500ms",
            "globalmart.request.look-again-after=200ms",
            "globalmart.backfill.look=50ms",
            "globalmart.problem.look=300ms",
            "globalmart.alert.look=300ms",
            "globalmart.readers.look=500ms",
            "globalmart.readers.query-limit=5s"
        })
@ContextConfiguration(initializers = Databases.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NightlyTest {}
