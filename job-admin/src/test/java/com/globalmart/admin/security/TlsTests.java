package com.globalmart.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.ConsoleTest;
import com.globalmart.admin.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The console under https, as the profile {@code tls} has it. */
@ConsoleTest
@ActiveProfiles("tls")
class TlsTests {

    private static final String PASSWORD = "changeit";
    private static final Path KEYS = keys();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("server.ssl.key-store", KEYS::toString);
        registry.add("server.ssl.key-store-password", () -> PASSWORD);
    }

    @Test
    void setsCookiesThatNobodyElseCanSetOrRead() throws Exception {
        new Rows().fresh();
        try (var browser = browser()) {
            var login = get(browser, "/login");
            var csrf = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"").matcher(login.body());
            assertThat(csrf.find()).isTrue();
            var form = "username=viewer&password=%s&_csrf=%s".formatted(Rows.PASSWORD.replace(' ', '+'), csrf.group(1));

            var answer = browser.send(
                    request("/login")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-globalmart-console=")
                    .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax")
                    .doesNotContain("Domain=");
            var page = get(browser, "/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security").orElseThrow())
                    .contains("max-age=31536000");
            var fleet = get(browser, "/fleet/sba-settings.js");
            assertThat(fleet.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("XSRF-TOKEN=")
                    .contains("; Secure", "; SameSite=Lax");
        }
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws IOException, InterruptedException {
        return browser.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:%d%s".formatted(port, path)))
                .header("Accept", "text/html");
    }

    private static HttpClient browser() throws GeneralSecurityException, IOException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(KEYS.toFile(), PASSWORD.toCharArray()));
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(tls)
                .cookieHandler(new CookieManager())
                .build();
    }

    /** A key for this machine's name, as an operator would make one to try it out. */
    private static Path keys() {
        try {
            var keys = Files.createTempDirectory("job-admin-tls").resolve("keys.p12");
            var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            int status = new ProcessBuilder(
                            keytool.toString(),
                            "-genkeypair",
                            "-alias",
                            "console",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            keys.toString(),
                            "-storepass",
                            PASSWORD)
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(status).isZero();
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
