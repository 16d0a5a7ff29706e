package com.globalmart.ingest.position;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to ask the broker about its topics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicSettings.class)
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
}
