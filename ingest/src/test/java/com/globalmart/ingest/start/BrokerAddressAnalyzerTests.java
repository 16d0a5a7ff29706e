package com.globalmart.ingest.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class BrokerAddressAnalyzerTests {

    private final BrokerAddressAnalyzer analyzer = new BrokerAddressAnalyzer(
            new MockEnvironment().withProperty("spring.kafka.bootstrap-servers", "nowhere.invalid:9092"));

    @Test
    void namesTheAddress() {
        var fault = new ConfigException("No resolvable bootstrap urls given in bootstrap.servers");

        assertThat(analyzer.analyze(fault).getDescription())
                .contains("nowhere.invalid:9092", "KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void saysNothingOfOtherSettings() {
        assertThat(analyzer.analyze(new ConfigException("receive.buffer.bytes", -5)))
                .isNull();
    }
}
