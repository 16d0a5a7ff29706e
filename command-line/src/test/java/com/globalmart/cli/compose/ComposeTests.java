package com.globalmart.cli.compose;

import static com.globalmart.cli.compose.ComposeFile.FOLDER;
import static com.globalmart.cli.compose.ComposeFile.PROJECT;
import static com.globalmart.cli.compose.ComposeFile.list;
import static com.globalmart.cli.compose.ComposeFile.service;
import static com.globalmart.cli.compose.ComposeFile.services;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.Tool;
import com.globalmart.cli.metrics.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.PropertyPlaceholderHelper;

class ComposeTests {

    /** Variables that Spring Boot or its libraries read by their own names. */
    private static final Set<String> OF_LIBRARIES = Set.of("SPRING_BOOT_ADMIN_CLIENT_INSTANCE_SERVICE_BASE_URL");

    /** What has ended, or is started by hand and ends; it takes its memory from nobody for long. */
    private static final Set<String> ENDS = Set.of("migrate", "globalmart");

    @Test
    void isUnderstoodByAParser(@TempDir Path temporary) throws Exception {
        Tool.need("docker-compose", "docker-compose");
        Path environment = temporary.resolve("env");
        Files.writeString(
                environment,
                Files.readString(FOLDER.resolve(".env.example")).replace("PASSWORD=\n", "PASSWORD=secret\n"));

        String parsed = Tool.run(
                FOLDER,
                Map.of("COMPOSE_PROFILES", "demo,scaled,commands"),
                "",
                List.of(
                        "docker-compose",
                        "--env-file",
                        environment.toString(),
                        "-f",
                        "compose.yaml",
                        "config",
                        "--services"));

        assertThat(parsed.lines())
                .containsExactlyInAnyOrderElementsOf(services().keySet());
    }

    @Test
    void takesItsVariablesFromTheExample() throws IOException {
        var example = ComposeFile.example();
        example.forEach((name, value) -> assertThat(value.isEmpty())
                .as("a password has no default, anything else has one: %s", name)
                .isEqualTo(name.endsWith("PASSWORD")));
        example.remove("COMPOSE_PROJECT_NAME");

        var used = new TreeSet<String>();
        ComposeFile.VARIABLE
                .matcher(Files.readString(ComposeFile.FILE))
                .results()
                .forEach(found -> {
                    used.add(found.group(1));
                    assertThat(found.group().endsWith(":?}"))
                            .as("a password that is not set is refused: %s", found.group())
                            .isEqualTo(found.group(1).endsWith("PASSWORD"));
                });
        assertThat(used).isEqualTo(example.keySet());
    }

    @Test
    void keepsPasswordsOutOfGitAndImages() throws IOException {
        assertThat(Files.readAllLines(PROJECT.resolve(".gitignore")))
                .contains("compose/.env", "dashboards/prometheus/fleet-password");
        assertThat(Files.readAllLines(PROJECT.resolve(".dockerignore")))
                .contains("**/.env", "dashboards/prometheus/fleet-password", ".globalmart");
    }

    @ParameterizedTest
    @CsvSource({"ingest, 8081", "batch-jobs, 8082", "job-admin, 8080", "serving-api, 8083"})
    void tellsApplicationsWhatTheyRead(String application, int port) throws IOException {
        var service = service(application);
        String settings = settings(application);

        assertThat(settings).contains("${SERVER_PORT:" + port + "}");
        assertThat(ComposeFile.healthCheck(application)).contains("127.0.0.1/" + port);
        assertThat(ComposeFile.environment(application).keySet())
                .hasSizeGreaterThan(6)
                .allSatisfy(variable -> assertThat(
                                OF_LIBRARIES.contains(variable) || settings.contains("${" + variable + ":"))
                        .as("%s reads %s", application, variable)
                        .isTrue());
        var build = Rules.map(service.get("build"));
        assertThat(Rules.map(build.get("args"))).containsEntry("APPLICATION", application);
        assertThat(Files.readString(PROJECT.resolve(application).resolve("pom.xml")))
                .contains("<finalName>" + application + "</finalName>");
    }

    /** By the placeholders of application.yaml, resolved as Spring does it. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest", "batch-jobs", "job-admin", "serving-api"})
    void leadsApplicationsToItsServers(String application) throws IOException {
        assertThat(resolved(application, ComposeFile.environment(application)))
                .contains(
                        "url: jdbc:postgresql://postgres-realtime:5432/realtime\n",
                        "url: jdbc:postgresql://postgres-warehouse:5432/warehouse\n",
                        "address: 0.0.0.0\n");
        assertThat(resolved(
                        application,
                        Map.of(
                                "POSTGRES_REALTIME_URL", "jdbc:postgresql://given/whole",
                                "POSTGRES_REALTIME_HOST", "other",
                                "POSTGRES_WAREHOUSE_PORT", "6432")))
                .contains("url: jdbc:postgresql://given/whole\n", "url: jdbc:postgresql://localhost:6432/warehouse\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "batch-jobs", "job-admin", "serving-api", "event-generator", "globalmart"})
    void runsApplicationsWithTheLeast(String application) throws IOException {
        var service = service(application);

        assertThat(service.get("read_only")).isEqualTo(true);
        assertThat(service.get("tmpfs").toString()).contains("/tmp");
        assertThat(service.get("cap_drop").toString()).contains("ALL");
        assertThat(ComposeFile.dockerfile()).contains("USER globalmart");
    }

    @Test
    void mountsWhatIsThereAndPublishesOnThisMachineOnly() throws IOException {
        var volumes = Rules.map(Rules.read(ComposeFile.FILE).get("volumes")).keySet();
        int mounts = 0;
        for (Object each : services().values()) {
            var service = Rules.map(each);
            for (Object volume : list(service.get("volumes"))) {
                String source = volume.toString().split(":")[0];
                if (source.startsWith(".")) {
                    mounts++;
                    assertThat(FOLDER.resolve(source)).exists();
                    assertThat(volume.toString()).endsWith(":ro");
                } else {
                    assertThat(volumes).contains(source);
                }
            }
            for (Object port : list(service.get("ports"))) {
                assertThat(port.toString()).startsWith("127.0.0.1:");
            }
        }
        assertThat(mounts).isGreaterThan(7);
    }

    @Test
    void looksWhetherEveryServiceIsWell() throws IOException {
        for (var service : services().entrySet()) {
            boolean answers = !ENDS.contains(service.getKey())
                    && !service.getKey().equals("event-generator"); // it has no port; it ends when Kafka is gone
            assertThat(Rules.map(service.getValue()).containsKey("healthcheck"))
                    .as(service.getKey())
                    .isEqualTo(answers);
        }
    }

    @Test
    void staysWithinEightGigabytes() throws IOException {
        int megabytes = 0;
        for (var service : services().entrySet()) {
            if (!service.getKey().endsWith("-scaled") && !ENDS.contains(service.getKey())) {
                var deploy = Rules.map(Rules.map(service.getValue()).get("deploy"));
                var limits = Rules.map(Rules.map(deploy.get("resources")).get("limits"));
                megabytes += Integer.parseInt(limits.get("memory").toString().replace("M", ""));
            }
        }
        assertThat(megabytes).isBetween(4_000, 8_000);
    }

    @Test
    void commandsOfTheImageExist() throws IOException, ClassNotFoundException {
        String dockerfile = ComposeFile.dockerfile();

        for (String main : List.of(
                list(service("migrate").get("command")).getFirst().toString(),
                list(service("globalmart").get("entrypoint")).getLast().toString())) {
            assertThat(Class.forName(main)).hasDeclaredMethods("main");
        }
        for (String file :
                List.of("command-line/target/command-line.jar", "event-generator/target/event-generator.jar")) {
            assertThat(dockerfile).contains(file);
        }
        for (String stage : List.of("command-line", "event-generator", "application")) {
            assertThat(dockerfile).contains(" AS " + stage + "\n");
        }
    }

    private static String settings(String application) throws IOException {
        return Files.readString(PROJECT.resolve(application).resolve("src/main/resources/application.yaml"));
    }

    private static String resolved(String application, Map<String, String> environment) throws IOException {
        return new PropertyPlaceholderHelper("${", "}", ":", null, true)
                .replacePlaceholders(settings(application), environment::get);
    }
}
