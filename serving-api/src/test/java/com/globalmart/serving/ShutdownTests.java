package com.globalmart.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.globalmart.db.Database;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** A node that is stopped finishes what it answers, and takes nothing new. */
class ShutdownTests {

    private static final String SLOW = "/api/v1/sales/days?from=2026-02-01&to=2026-02-02";

    @Test
    void whoAskedIsAnswered() throws SQLException {
        var node = (ServletWebServerApplicationContext) new SpringApplicationBuilder(ServingApiApplication.class)
                .initializers(new TestWarehouse())
                .run("--server.port=0");
        var api = Api.on(node.getWebServer().getPort());
        CompletableFuture<HttpResponse<String>> asked;
        CompletableFuture<Void> stopped;
        try (var owner = DriverManager.getConnection(TestWarehouse.server().jdbcUrl("warehouse", "migrator"))) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("lock table warehouse.daily_sales in access exclusive mode");
            asked = CompletableFuture.supplyAsync(() -> api.get(SLOW));
            await().until(ShutdownTests::isSomebodyWaiting);

            stopped = CompletableFuture.runAsync(node::close);
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> api.get("/api/v1/freshness")).isInstanceOf(UncheckedIOException.class));
            owner.rollback();
        }

        var answer = asked.join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Api.json(answer).path("data")).hasSize(2);
        stopped.join();
    }

    private static boolean isSomebodyWaiting() {
        return TestWarehouse.owner(Database.WAREHOUSE)
                .sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }
}
