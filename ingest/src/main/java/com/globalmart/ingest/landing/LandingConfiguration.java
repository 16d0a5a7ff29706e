package com.globalmart.ingest.landing;

import com.globalmart.ingest.position.TopicNames;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The names of what lands, and the time by which it does. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RefusalSettings.class)
class LandingConfiguration {

    @Bean
    TopicNames topicNames(List<LandedTopic<?>> topics) {
        return TopicNames.of(topics.stream().map(LandedTopic::name).toList());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
