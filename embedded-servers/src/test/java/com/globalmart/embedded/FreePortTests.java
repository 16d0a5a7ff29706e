package com.globalmart.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTests {

    @Test
    void isThePreferredOneWhereThatIsFree() {
        int free = FreePort.any();

        assertThat(FreePort.preferredOrFree(free)).isEqualTo(free);
    }

    @Test
    void isAnotherWhereThePreferredOneIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = FreePort.preferredOrFree(taken.getLocalPort());

            assertThat(port).isPositive().isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void isAnyWhereNoneIsPreferred() {
        assertThat(FreePort.preferredOrFree(0)).isPositive();
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> FreePort.preferredOrFree(65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port is 65536, expected 0 to 65535");
    }
}
