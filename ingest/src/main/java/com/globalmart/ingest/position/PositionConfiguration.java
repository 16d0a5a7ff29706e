package com.globalmart.ingest.position;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** The way to ask the broker about its topics, and the watch that does so all the time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TopicSettings.class, LogEndSettings.class})
class PositionConfiguration {

    @Bean
    Admin admin(KafkaProperties properties, TopicSettings settings) {
        var settingsOfAdmin = properties.buildAdminProperties();
        int timeout = (int) settings.answerTimeout().toMillis();
        settingsOfAdmin.put(AdminClientConfig.CLIENT_ID_CONFIG, "globalmart-ingest-topics");
        settingsOfAdmin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        settingsOfAdmin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        return Admin.create(settingsOfAdmin);
    }

    @Bean
    SchedulingConfigurer logEndLooks(LogEndWatch watch, LogEndSettings settings) {
        return tasks -> tasks.addFixedDelayTask(watch::look, settings.interval());
    }
}
