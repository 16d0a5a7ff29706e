package com.globalmart.cli.user;

import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The table {@code ops.console_user}: who may use the console, in which role, with the hash of a password. */
public final class ConsoleUsers {

    private final JdbcClient warehouse;
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

    public ConsoleUsers(Databases databases) {
        this.warehouse = databases.client(Database.WAREHOUSE);
    }

    public Set<String> names() {
        return Set.copyOf(warehouse
                .sql("select username from ops.console_user")
                .query(String.class)
                .list());
    }

    /**
     * Adds a user together with its audit row. Leaves a user who is there already as it is.
     *
     * @param role viewer, operator or admin
     * @param actor who adds, for the audit
     * @return whether the user is new
     */
    public boolean add(String name, String role, String password, String actor) {
        return warehouse
                .sql("""
                        with added as (
                            insert into ops.console_user (username, password_hash, role) values (:name, :hash, :role)
                            on conflict on constraint console_user_pk do nothing
                            returning username
                        )
                        select ops.add_audit(:actor, 'add user', username, 'role ' || :role) from added""")
                .param("name", name)
                .param("hash", "{bcrypt}" + bcrypt.encode(password))
                .param("role", role)
                .param("actor", actor)
                .query(Long.class)
                .optional()
                .isPresent();
    }
}
