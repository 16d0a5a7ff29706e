package com.globalmart.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningPlatformTests {

    private static final long NO_PROCESS = Integer.MAX_VALUE;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private ProjectHome home;

    @BeforeEach
    void setUp() {
        home = new ProjectHome(temporary);
    }

    @Test
    void isTheOneThatWasStartedLast() {
        var directory = running("one", ProcessHandle.current().pid());

        var found = RunningPlatform.find(home, Map.of());

        assertThat(found.dataDirectory()).isEqualTo(directory);
        assertThat(found.bootstrapServers()).isEqualTo("127.0.0.1:19092");
        assertThat(found.databases().warehouse().url()).isEqualTo("jdbc:postgresql://127.0.0.1:15432/warehouse");
        assertThat(found.endpoints()).isEqualTo(Endpoints.read(directory.endpoints()));
    }

    @Test
    void isWhateverTheEnvironmentNames() {
        running("one", ProcessHandle.current().pid());

        var found = RunningPlatform.find(
                home,
                Map.of(
                        "POSTGRES_WAREHOUSE_URL", "jdbc:postgresql://db/warehouse",
                        "POSTGRES_WAREHOUSE_PASSWORD", "secret",
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"));

        assertThat(found.bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(found.databases().warehouse())
                .isEqualTo(new Databases.Address("jdbc:postgresql://db/warehouse", "console_app", "secret"));
        assertThat(found.endpoints()).isNull();
    }

    @Test
    void isMadeOfHostPortAndNameWhereTheEnvironmentNamesNoAddress() {
        running("one", ProcessHandle.current().pid());

        var found = RunningPlatform.find(
                home,
                Map.of(
                        "POSTGRES_WAREHOUSE_HOST", "db",
                        "POSTGRES_WAREHOUSE_PORT", "6432",
                        "POSTGRES_WAREHOUSE_DB", "shop",
                        "POSTGRES_REALTIME_URL", "jdbc:postgresql://other/landing"));

        assertThat(found.databases().warehouse().url()).isEqualTo("jdbc:postgresql://db:6432/shop");
        assertThat(found.databases().realtime().url()).isEqualTo("jdbc:postgresql://other/landing");
    }

    @Test
    void saysHowToStartOneWhereNoneRuns() {
        assertThatThrownBy(() -> RunningPlatform.find(home, Map.of()))
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        e -> assertThat(e.exitStatus()).isEqualTo(ExitStatus.NOT_RUNNING))
                .hasMessageContaining("./globalmart up");
    }

    @Test
    void saysHowToGoOnWithOneThatWasKilled() {
        running("one", NO_PROCESS);

        assertThatThrownBy(() -> RunningPlatform.find(home, Map.of()))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("process " + NO_PROCESS + " was killed")
                .hasMessageContaining("./globalmart up --data");
    }

    @Test
    void isNotTakenBackByOneThatEndsLater() {
        var first = running("one", ProcessHandle.current().pid());
        var second = running("two", ProcessHandle.current().pid());

        RunningPlatform.withdraw(home, first);
        assertThat(RunningPlatform.directory(home)).contains(second);

        RunningPlatform.withdraw(home, second);
        assertThat(RunningPlatform.directory(home)).isEmpty();
    }

    private DataDirectory running(String name, long supervisor) {
        var directory = new DataDirectory(temporary.resolve(name));
        directory.create();
        var ports = Map.of("postgres", 15432, "kafka", 19092, "job-admin", 8080);
        new Endpoints(supervisor, ports, Map.of("job-admin", 4711L)).write(directory.endpoints());
        RunningPlatform.announce(home, directory);
        return directory;
    }
}
