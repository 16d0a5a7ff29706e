package com.globalmart.cli.compose;

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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTests {

    private static final Path PROJECT = Path.of("..");
    private static final Path FOLDER = PROJECT.resolve("compose");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)[^}]*}");

    /** Variables that Spring Boot or its libraries read by their own names. */
    private static final Set<String> OF_LIBRARIES = Set.of("SPRING_BOOT_ADMIN_CLIENT_INSTANCE_SERVICE_BASE_URL");

    @Test
    void isUnderstoodByAParser(@TempDir Path temporary) throws Exception {
        Tool.need("docker-compose", "docker-compose");
        Path environment = temporary.resolve("env");
        Files.writeString(
                environment,
                Files.readString(FOLDER.resolve(".env.example")).replace("PASSWORD=\n", "PASSWORD=secret\n"));

        String services = Tool.run(
                FOLDER,
                Map.of("COMPOSE_PROFILES", "demo,scaled"),
                "",
                List.of(
                        "docker-compose",
                        "--env-file",
                        environment.toString(),
                        "-f",
                        "compose.yaml",
                        "config",
                        "--services"));

        assertThat(services.lines()).hasSizeGreaterThan(10).contains("ingest", "batch-jobs", "job-admin", "migrate");
    }

    @Test
    void takesItsVariablesFromTheExample() throws IOException {
        var example = new TreeSet<String>();
        for (String line : Files.readAllLines(FOLDER.resolve(".env.example"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] nameAndValue = line.split("=", 2);
                example.add(nameAndValue[0]);
                assertThat(nameAndValue[1].isEmpty())
                        .as("a password has no default, anything else has one: %s", line)
                        .isEqualTo(nameAndValue[0].endsWith("PASSWORD"));
            }
        }
        example.remove("COMPOSE_PROJECT_NAME");

        var used = new TreeSet<String>();
        VARIABLE.matcher(Files.readString(FOLDER.resolve("compose.yaml")))
                .results()
                .forEach(found -> {
                    used.add(found.group(1));
                    assertThat(found.group().endsWith(":?}"))
                            .as("a password that is not set is refused: %s", found.group())
                            .isEqualTo(found.group(1).endsWith("PASSWORD"));
                });
        assertThat(used).isEqualTo(example);
    }

    @ParameterizedTest
    @CsvSource({"ingest, 8081", "batch-jobs, 8082", "job-admin, 8080"})
    void tellsApplicationsWhatTheyRead(String application, int port) throws IOException {
        var service = service(application);
        String settings = Files.readString(PROJECT.resolve(application).resolve("src/main/resources/application.yaml"));

        assertThat(settings).contains("${SERVER_PORT:" + port + "}");
        assertThat(service.get("healthcheck").toString()).contains("127.0.0.1/" + port);
        assertThat(Rules.map(service.get("environment")).keySet())
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

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "batch-jobs", "job-admin", "event-generator"})
    void runsApplicationsWithTheLeast(String application) throws IOException {
        var service = service(application);

        assertThat(service.get("read_only")).isEqualTo(true);
        assertThat(service.get("tmpfs").toString()).contains("/tmp");
        assertThat(service.get("cap_drop").toString()).contains("ALL");
        assertThat(Files.readString(FOLDER.resolve("Dockerfile"))).contains("USER globalmart");
    }

    @Test
    void mountsWhatIsThereAndPublishesOnThisMachineOnly() throws IOException {
        int mounts = 0;
        for (Object each : services().values()) {
            var service = Rules.map(each);
            for (Object volume : list(service.get("volumes"))) {
                String source = volume.toString().split(":")[0];
                if (source.startsWith(".")) {
                    mounts++;
                    assertThat(FOLDER.resolve(source)).exists();
                }
            }
            for (Object port : list(service.get("ports"))) {
                assertThat(port.toString()).startsWith("127.0.0.1:");
            }
        }
        assertThat(mounts).isGreaterThan(7);
    }

    @Test
    void staysWithinEightGigabytes() throws IOException {
        int megabytes = 0;
        for (var service : services().entrySet()) {
            if (!service.getKey().endsWith("-scaled") && !service.getKey().equals("migrate")) { // which has ended
                var deploy = Rules.map(Rules.map(service.getValue()).get("deploy"));
                var limits = Rules.map(Rules.map(deploy.get("resources")).get("limits"));
                megabytes += Integer.parseInt(limits.get("memory").toString().replace("M", ""));
            }
        }
        assertThat(megabytes).isBetween(4_000, 8_000);
    }

    /** What the image runs, on the jar that Maven has built. */
    @Test
    void commandsOfTheImageExist() throws IOException, ClassNotFoundException {
        String dockerfile = Files.readString(FOLDER.resolve("Dockerfile"));
        String migrate = service("migrate").get("command").toString();

        assertThat(Class.forName(migrate.replaceAll("[\\[\\]]", ""))).hasDeclaredMethods("main");
        for (String file :
                List.of("command-line/target/command-line.jar", "event-generator/target/event-generator.jar")) {
            assertThat(dockerfile).contains(file);
        }
        for (String stage : List.of("command-line", "event-generator", "application")) {
            assertThat(dockerfile).contains(" AS " + stage + "\n");
        }
        assertThat(service("event-generator").get("command").toString()).contains("stream", "--rate");
    }

    private static Map<String, Object> service(String name) throws IOException {
        return Rules.map(services().get(name));
    }

    private static Map<String, Object> services() throws IOException {
        return Rules.map(Rules.read(FOLDER.resolve("compose.yaml")).get("services"));
    }

    private static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }
}
