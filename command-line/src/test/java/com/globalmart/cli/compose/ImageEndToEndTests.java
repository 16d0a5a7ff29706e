package com.globalmart.cli.compose;

import static com.globalmart.cli.compose.ComposeFile.FOLDER;
import static com.globalmart.cli.compose.ComposeFile.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.Tool;
import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import com.globalmart.embedded.PostgresServer;
import com.globalmart.embedded.PostgresServer.Durability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What images and their first start do, done without an engine of containers: the same commands on the same files. */
class ImageEndToEndTests {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Pattern EXTRACT = Pattern.compile("RUN java (-Djarmode=tools -jar .*)");
    private static final Pattern LAYER = Pattern.compile("COPY --from=layers /layers/(\\S+)/ /app/");
    private static final Pattern OPTIONS = Pattern.compile("JAVA_TOOL_OPTIONS=\"(.*)\"");
    private static final String ROLES = """
            select rolname || ' ' || datname || ' ' || has_database_privilege(rolname, datname, 'connect')
            from pg_roles, pg_database
            where datname in ('realtime', 'warehouse') and rolname !~ '^(pg_|postgres$)' order by 1""";

    private static final String NEWEST =
            "select string_agg(version, ' ' order by installed_rank) from migrations.flyway_schema_history";

    private record Ended(int status, String output) {}

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "batch-jobs", "job-admin", "serving-api"})
    void applicationsStartFromTheirLayers(String application, @TempDir Path temporary) throws Exception {
        String dockerfile = ComposeFile.dockerfile();
        Path layers = temporary.resolve("layers");
        Path app = temporary.resolve("app");
        String extract = found(EXTRACT, dockerfile)
                .getFirst()
                .replace("${APPLICATION}", application)
                .replace("/layers", layers.toString());

        assertThat(java(PROJECT, Map.of(), List.of(extract.split(" "))).status())
                .isZero();
        List<String> copied = found(LAYER, dockerfile);
        assertThat(layers.toFile().list()).containsExactlyInAnyOrderElementsOf(copied);
        for (String layer : copied) {
            FileUtils.copyDirectory(layers.resolve(layer).toFile(), app.toFile());
        }

        var environment = new HashMap<>(ComposeFile.environment(application));
        environment.put("JAVA_TOOL_OPTIONS", found(OPTIONS, dockerfile).getFirst());
        environment.put("SERVER_PORT", "0");
        environment.computeIfPresent("KAFKA_BOOTSTRAP_SERVERS", (_, _) -> "127.0.0.1:1");
        for (var database : Database.values()) {
            environment.put(database.variable("HOST"), "127.0.0.1");
            environment.put(database.variable("PORT"), "1");
        }
        var ended = java(app, environment, List.of("org.springframework.boot.loader.launch.JarLauncher"));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).contains(application + " did not start:").containsPattern("127\\.0\\.0\\.1:1\\b");
    }

    @Test
    void theGeneratorTakesItsRateFromTheEnvironment() throws Exception {
        var environment = ComposeFile.environment("event-generator");
        environment.put("DATA_GEN_EVENTS_PER_SECOND", "50001");

        var ended = java(PROJECT, environment, List.of("-jar", "event-generator/target/event-generator.jar", "stream"));

        assertThat(ended).isEqualTo(new Ended(2, "--rate is 50001, expected 1 to 50,000 (see --help)\n"));
    }

    /** By the script of the image and the variables of both services, here on one server. */
    @Test
    void newServersAreMadeReadyAndMigrated(@TempDir Path temporary) throws Exception {
        Tool.need("psql", "postgresql-client");
        String script = Files.readString(FOLDER.resolve("postgres").resolve("init.sh"))
                .replace(
                        "/globalmart/bootstrap.sql",
                        PROJECT.resolve("db/src/main/resources/db/bootstrap.sql")
                                .toAbsolutePath()
                                .toString());
        try (var server = PostgresServer.start(temporary.resolve("server"), 0, Durability.THROWAWAY)) {
            for (String service : List.of("postgres-realtime", "postgres-warehouse")) {
                var environment = ComposeFile.environment(service);
                environment.putAll(Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(server.port())));
                Tool.run(FOLDER, environment, script, List.of("bash", "-s"));
            }
            var databases = Databases.onPort(server.port());
            var administrator = databases.client(Database.WAREHOUSE, PostgresServer.SUPERUSER);
            var expected = RealDatabases.get().client(Database.WAREHOUSE, PostgresServer.SUPERUSER);

            assertThat(administrator.sql(ROLES).query(String.class).list())
                    .hasSizeGreaterThan(10)
                    .isEqualTo(expected.sql(ROLES).query(String.class).list());
            assertThat(administrator
                            .sql("select rolname from pg_authid where rolcanlogin and rolpassword is null order by 1")
                            .query(String.class)
                            .list())
                    .containsExactly("postgres"); // whom the image gives one

            var environment = ComposeFile.environment("migrate");
            for (var database : Database.values()) {
                environment.put(database.variable("HOST"), "127.0.0.1");
                environment.put(database.variable("PORT"), String.valueOf(server.port()));
            }
            String main = ComposeFile.list(ComposeFile.service("migrate").get("command"))
                    .getFirst()
                    .toString();
            var ended = java(PROJECT, environment, List.of("-cp", "command-line/target/command-line.jar", main));

            assertThat(ended.status()).as(ended.output()).isZero();
            for (var database : Database.values()) {
                assertThat(databases
                                .client(database, "migrator")
                                .sql(NEWEST)
                                .query(String.class)
                                .single())
                        .isEqualTo(RealDatabases.owner(database)
                                .sql(NEWEST)
                                .query(String.class)
                                .single());
            }
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        var found = pattern.matcher(text).results().map(each -> each.group(1)).toList();
        assertThat(found).as(pattern.pattern()).isNotEmpty();
        return found;
    }

    private static Ended java(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(arguments);
        Path output = Files.createTempFile("java", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as(command.toString())
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
