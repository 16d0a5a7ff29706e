package com.globalmart.serving.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.serving.Api;
import com.globalmart.serving.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A provider of tokens that does not answer keeps nobody out who has a key. */
@ApiTest
@TestPropertySource(properties = "globalmart.oidc.issuer=http://127.0.0.1:1")
class AbsentProviderTests {

    @LocalServerPort
    int port;

    @Test
    void tokensWaitAndKeysDoNot() {
        var api = Api.on(port);

        var answer = api.with("eyJhbGciOiJSUzI1NiJ9.e30.AAAA").get("/api/v1/kpis");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("unavailable").doesNotContain("127.0.0.1", "Exception");
        assertThat(api.get("/api/v1/kpis").statusCode()).isEqualTo(200);
    }
}
