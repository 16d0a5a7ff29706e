package com.globalmart.embedded;

import static com.globalmart.embedded.PostgresServer.Durability.KEPT;
import static com.globalmart.embedded.PostgresServer.Durability.THROWAWAY;
import static com.globalmart.embedded.PostgresServer.SUPERUSER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresServerTests {

    @TempDir
    Path directory;

    @Test
    void keepsItsDataFromOneStartToTheNext() throws SQLException {
        try (var server = PostgresServer.start(directory, 0, KEPT)) {
            execute(server, "create table kept as select 'first' as word");
        }

        try (var server = PostgresServer.start(directory, 0, KEPT)) {
            assertThat(ask(server, "select word from kept")).isEqualTo("first");
        }
    }

    @Test
    void runsWithTheSettingsOfItsDurability() throws SQLException {
        try (var server = PostgresServer.start(directory, 0, THROWAWAY)) {
            assertThat(ask(server, "show fsync")).isEqualTo("off");
        }

        try (var server = PostgresServer.start(directory, 0, KEPT)) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "show timezone")).isEqualTo("UTC");
        }
    }

    @Test
    void settingsOfTheCallerGoBeforeItsOwn() throws SQLException {
        try (var server =
                PostgresServer.start(directory, 0, THROWAWAY, Map.of("shared_buffers", "64MB", "work_mem", "7MB"))) {
            assertThat(ask(server, "show shared_buffers")).isEqualTo("64MB");
            assertThat(ask(server, "show work_mem")).isEqualTo("7MB");
            assertThat(ask(server, "show fsync")).isEqualTo("off");
        }
    }

    @Test
    void sortsTextByCodePoint() throws SQLException {
        try (var server = PostgresServer.start(directory, 0, THROWAWAY)) {
            String sorted = ask(
                    server,
                    "select string_agg(word, ' ' order by word) from (values ('é'), ('b'), ('a'), ('B')) as words (word)");

            assertThat(sorted).isEqualTo("B a b é");
            assertThat(ask(server, "select lower('É')")).isEqualTo("é");
        }
    }

    @Test
    void recoversWhatWasCommittedBeforeTheServerWasKilled() throws Exception {
        try (var server = PostgresServer.start(directory, 0, KEPT)) {
            execute(server, "create table kept as select 'committed' as word");
            kill(postmaster());

            try (var ignored = server) {
                // closing a server that died is no error
            }
        }

        try (var server = PostgresServer.start(directory, 0, KEPT)) {
            assertThat(ask(server, "select word from kept")).isEqualTo("committed");
        }
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void startsAgainAtOnceOnThePortOfAServerThatCrashed(Consumer<PostgresServer> crash) throws Exception {
        int port;
        try (var server = PostgresServer.start(directory, 0, KEPT)) {
            port = server.port();
            execute(server, "create table kept as select 'committed' as word");
            try (var open = DriverManager.getConnection(server.jdbcUrl("postgres"), SUPERUSER, "")) {
                open.setAutoCommit(false);
                open.createStatement().execute("insert into kept values ('not committed')");
                crash.accept(server);
            }
        }

        try (var server = PostgresServer.start(directory, port, KEPT)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(ask(server, "select string_agg(word, ',') from kept")).isEqualTo("committed");
        }
    }

    static Stream<Consumer<PostgresServer>> crashes() {
        return Stream.of(PostgresServer::crash, PostgresServer::kill);
    }

    @Test
    void startsWhenTheProcessOfAnOldServerIsSomethingElseToday() throws Exception {
        PostgresServer.start(directory, 0, KEPT).close();
        Files.writeString(
                directory.resolve("cluster/postmaster.pid"),
                "%d%n%s%n1%n1%n%n%n".formatted(ProcessHandle.current().pid(), directory.resolve("cluster")));

        try (var server = PostgresServer.start(directory, 0, KEPT)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void takesOverTheServerThatAKilledJvmLeftBehindAndStopsIt() throws Exception {
        var port = startInAJvmThatIsKilled();

        try (var server = PostgresServer.start(directory, 0, KEPT)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }

        assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void startsOnlyOnceOnOneDirectory() {
        try (var ignored = PostgresServer.start(directory, 0, THROWAWAY)) {
            assertThatThrownBy(() -> PostgresServer.start(directory, 0, THROWAWAY))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("runs already");
        }
    }

    @Test
    void tellsThatThePathIsAFile() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> PostgresServer.start(file, 0, THROWAWAY))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void tellsWhatTheServerLoggedWhenItDoesNotStart() {
        try (var first = PostgresServer.start(directory.resolve("first"), 0, THROWAWAY)) {
            assertThatThrownBy(() -> PostgresServer.start(directory.resolve("second"), first.port(), THROWAWAY))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("could not bind IPv4 address \"127.0.0.1\"");
        }
    }

    private int startInAJvmThatIsKilled() throws Exception {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeftBehind.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int port = Integer.parseInt(jvm.inputReader().readLine());
        jvm.destroyForcibly().waitFor();
        return port;
    }

    /** Starts a server, prints its port and waits to be killed. */
    static final class LeftBehind {

        private LeftBehind() {}

        static void main(String[] arguments) throws InterruptedException {
            var server = PostgresServer.start(Path.of(arguments[0]), 0, KEPT);
            System.out.println(server.port());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private ProcessHandle postmaster() throws Exception {
        return ProcessHandle.of(Postmaster.of(directory.resolve("cluster"))
                        .orElseThrow()
                        .processId())
                .orElseThrow();
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres", SUPERUSER));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(PostgresServer server, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres", SUPERUSER));
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
