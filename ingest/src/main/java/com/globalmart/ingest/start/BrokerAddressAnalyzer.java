package com.globalmart.ingest.start;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Makes one sentence of an address of brokers that nothing can be asked at, as where its host has no address. */
class BrokerAddressAnalyzer extends AbstractFailureAnalyzer<ConfigException> {

    private final Environment environment;

    BrokerAddressAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, ConfigException cause) {
        if (!String.valueOf(cause.getMessage()).contains(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            return null; // another setting of Kafka's client does not fit
        }
        return new FailureAnalysis(
                "Kafka at %s cannot be asked (%s): set KAFKA_BOOTSTRAP_SERVERS to HOST:PORT of a broker"
                        .formatted(environment.getProperty("spring.kafka.bootstrap-servers"), cause.getMessage()),
                null,
                cause);
    }
}
