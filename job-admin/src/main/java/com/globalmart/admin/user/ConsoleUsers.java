package com.globalmart.admin.user;

import static com.globalmart.jooq.warehouse.ops.Tables.CONSOLE_USER;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** The people who may use the console. They are written by the command line and only read here. */
@Repository
class ConsoleUsers {

    private final DSLContext warehouse;

    ConsoleUsers(DSLContext warehouse) {
        this.warehouse = warehouse;
    }

    Optional<StoredUser> find(String username) {
        if (username.indexOf('\0') >= 0) {
            return Optional.empty(); // PostgreSQL has no such text
        }
        return warehouse
                .select(CONSOLE_USER.USERNAME, CONSOLE_USER.PASSWORD_HASH, CONSOLE_USER.ROLE, CONSOLE_USER.IS_ENABLED)
                .from(CONSOLE_USER)
                .where(CONSOLE_USER.USERNAME.eq(username))
                .fetchOptional(Records.mapping(StoredUser::new));
    }
}
