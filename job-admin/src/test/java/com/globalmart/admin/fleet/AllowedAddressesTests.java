package com.globalmart.admin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTests {

    private final AllowedAddresses addresses = new AllowedAddresses(Set.of("localhost", " Batch-1 ", "10.0.0.7:8082"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8081/actuator",
                "https://LOCALHOST/actuator",
                "http://batch-1:8082/actuator",
                "http://10.0.0.7:8082/actuator"
            })
    void allowsWhatIsOnTheList(String address) {
        assertThat(addresses.allow(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://10.0.0.7:5432/",
                "http://10.0.0.7/",
                "http://localhost.evil.example/",
                "http://localhost@evil.example/",
                "http://evil.example#localhost",
                "http://[::1]:8081/",
                "http://127.1/",
                "file:///etc/passwd",
                "ftp://localhost/",
                "//localhost/",
                "localhost:8081",
                "http://local host/",
                ""
            })
    void refusesEverythingElse(String address) {
        assertThat(addresses.allow(address)).isFalse();
    }

    @Test
    void hasNothingAgainstAnAddressThatIsNotGiven() {
        assertThat(addresses.allow(null)).isTrue();
    }
}
