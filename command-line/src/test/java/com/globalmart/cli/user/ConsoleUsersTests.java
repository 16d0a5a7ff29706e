package com.globalmart.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.RealDatabases;
import com.globalmart.db.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleUsersTests {

    private final ConsoleUsers users = new ConsoleUsers(RealDatabases.get());

    @BeforeEach
    void clean() {
        RealDatabases.clean();
    }

    @Test
    void areAddedTogetherWithTheirAudit() {
        boolean isNew = users.add("bob", "operator", "a long password", "alice");

        assertThat(isNew).isTrue();
        assertThat(users.names()).containsExactly("bob");
        assertThat(audits()).isEqualTo("alice add user bob role operator");
    }

    @Test
    void areLeftAloneWhenTheyAreThere() {
        users.add("bob", "operator", "a long password", "alice");

        boolean isNew = users.add("bob", "admin", "another password", "mallory");

        assertThat(isNew).isFalse();
        assertThat(audits()).isEqualTo("alice add user bob role operator");
        assertThat(RealDatabases.owner(Database.WAREHOUSE)
                        .sql("select role from ops.console_user")
                        .query(String.class)
                        .single())
                .isEqualTo("operator");
    }

    private static String audits() {
        return RealDatabases.owner(Database.WAREHOUSE)
                .sql("select string_agg(concat_ws(' ', actor, action, target, reason), '; ') from ops.audit")
                .query(String.class)
                .single();
    }
}
