package com.globalmart.batch.alert;

import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The web address that alerts are posted to. It may hold a token, so nobody prints it: neither this record nor the message that refuses
 * it.
 *
 * @param url empty: no alerts are posted
 */
@ConfigurationProperties("globalmart.alert.webhook")
record WebhookProperties(@DefaultValue("") String url) {

    WebhookProperties {
        if (!url.isEmpty() && !isWebAddress(url)) {
            throw new IllegalArgumentException(
                    "globalmart.alert.webhook.url (not shown, it may hold a token) is no address, expected https://HOST/PATH");
        }
    }

    private static boolean isWebAddress(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "WebhookProperties[url=%s]".formatted(url.isEmpty() ? "" : "***");
    }
}
