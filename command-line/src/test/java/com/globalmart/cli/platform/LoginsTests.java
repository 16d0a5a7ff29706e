package com.globalmart.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.RealDatabases;
import com.globalmart.db.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class LoginsTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @BeforeEach
    void clean() {
        RealDatabases.clean();
    }

    @Test
    void areMadeUpOnceAndKept() {
        var first = Logins.readOrCreate(file());
        var second = Logins.readOrCreate(file());

        assertThat(first.passwords()).containsOnlyKeys("admin", "operator", "viewer");
        assertThat(first.passwords().values()).doesNotHaveDuplicates().allMatch(password -> password.length() == 16);
        assertThat(first.apiKey()).startsWith("gmk_");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void areForTheirOwnersEyesOnly() throws Exception {
        Logins.readOrCreate(file());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void becomeUsersOfTheConsoleWithAHashedPassword() {
        var logins = Logins.readOrCreate(file());

        logins.addTo(RealDatabases.get());
        logins.addTo(RealDatabases.get()); // at each start

        var roles = "select username || ' ' || role from ops.console_user order by 1";
        assertThat(RealDatabases.owner(Database.WAREHOUSE)
                        .sql(roles)
                        .query(String.class)
                        .list())
                .containsExactly("admin admin", "operator operator", "viewer viewer");
        assertThat(hash("admin")).startsWith("{bcrypt}");
        assertThat(new BCryptPasswordEncoder()
                        .matches(
                                String.valueOf(logins.passwords().get("admin")),
                                hash("admin").substring("{bcrypt}".length())))
                .isTrue();
    }

    @Test
    void ofADirectoryFromBeforeThereWasAnApiGetAKey() throws Exception {
        Files.writeString(file(), "admin=one\noperator=two\nviewer=three\n");

        var logins = Logins.readOrCreate(file());
        logins.addTo(RealDatabases.get());

        assertThat(logins.passwords()).containsEntry("admin", "one").containsEntry("viewer", "three");
        assertThat(Logins.readOrCreate(file())).isEqualTo(logins);
        assertThat(RealDatabases.owner(Database.WAREHOUSE)
                        .sql("select key_name || ' ' || key_id from ops.api_key")
                        .query(String.class)
                        .single())
                .isEqualTo("local " + logins.apiKey().split("_", 3)[1]);
    }

    private Path file() {
        return directory.resolve("logins.properties");
    }

    private static String hash(String user) {
        return RealDatabases.owner(Database.WAREHOUSE)
                .sql("select password_hash from ops.console_user where username = :user")
                .param("user", user)
                .query(String.class)
                .single();
    }
}
