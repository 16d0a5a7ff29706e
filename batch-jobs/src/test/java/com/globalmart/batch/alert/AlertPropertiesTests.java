package com.globalmart.batch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.globalmart.batch.Settings;
import java.time.Duration;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertPropertiesTests {

    @Test
    void everythingIsOffByDefault() {
        assertThat(Settings.of(AlertProperties.class)).isEqualTo(new AlertProperties(Duration.ofSeconds(5)));
        assertThat(Settings.of(WebhookProperties.class)).isEqualTo(new WebhookProperties(""));
        assertThat(Settings.of(MailProperties.class)).isEqualTo(new MailProperties(List.of(), "globalmart@localhost"));
        assertThat(Settings.of(MailProperties.class, "to=").to()).isEmpty();
    }

    @Test
    void takesEveryKey() {
        assertThat(Settings.of(AlertProperties.class, "look=1s").look()).isEqualTo(Duration.ofSeconds(1));
        assertThat(Settings.of(WebhookProperties.class, "url=https://example.org/hook?token=1")
                        .url())
                .isEqualTo("https://example.org/hook?token=1");
        assertThat(Settings.of(MailProperties.class, "to=ada@example.org, bob@example.org", "from=shop@example.org"))
                .isEqualTo(new MailProperties(List.of("ada@example.org", "bob@example.org"), "shop@example.org"));
    }

    @Test
    void refusesWhatIsNoMailAddress() {
        assertThatThrownBy(() -> Settings.of(MailProperties.class, "to=ada@example.org,bob"))
                .hasStackTraceContaining("to[1]");
        assertThatThrownBy(() -> Settings.of(MailProperties.class, "from=")).hasStackTraceContaining("from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org/secret",
                "ftp://example.org/secret",
                "https:///secret",
                "https://example.org/ secret"
            })
    void refusesWhatIsNoWebAddressWithoutShowingIt(String url) {
        var refusal = catchThrowable(() -> Settings.of(WebhookProperties.class, "url=" + url));

        assertThat(Throwables.getStackTrace(refusal))
                .contains("globalmart.alert.webhook.url", "expected https://HOST/PATH")
                .doesNotContain("secret");
        assertThat(new WebhookProperties("https://example.org/secret").toString())
                .doesNotContain("secret");
    }
}
