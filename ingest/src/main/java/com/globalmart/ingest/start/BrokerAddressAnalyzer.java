package com.globalmart.ingest.start;

import org.apache.kafka.common.config.ConfigException;
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
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigException cause) {
        return new FailureAnalysis(
                "Kafka at %s cannot be asked (%s): set KAFKA_BOOTSTRAP_SERVERS to HOST:PORT of a broker"
                        .formatted(environment.getProperty("spring.kafka.bootstrap-servers"), cause.getMessage()),
                null,
                cause);
    }
}
