package com.globalmart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTests {

    @Test
    void saysWhatTheCommandSaid() {
        var failure = Failure.of(new RuntimeException(CommandFailedException.usage("no job named '%s'", "nigthly")));

        assertThat(failure).isEqualTo(new Failure("no job named 'nigthly'", ExitStatus.USAGE));
    }

    @Test
    void saysThatADatabaseIsNotThere() {
        var nobody = Databases.onPort(FreePort.any());

        var asked = catchThrowable(
                () -> nobody.client(Database.WAREHOUSE).sql("select 1").query().singleValue());
        var migrated = catchThrowable(
                () -> new Migration(Database.WAREHOUSE, nobody.dataSource(Database.WAREHOUSE, "migrator")).run());

        assertThat(Failure.of(asked).line()).startsWith("the database does not answer: Connection to 127.0.0.1:");
        assertThat(Failure.of(asked).exitStatus()).isEqualTo(ExitStatus.NOT_RUNNING);
        assertThat(Failure.of(migrated)).isEqualTo(Failure.of(asked));
    }

    @Test
    void saysWhatTheDatabaseRefused() {
        var thrown = catchThrowable(() -> RealDatabases.get()
                .client(Database.WAREHOUSE, "bi_reader")
                .sql("select * from ops.request")
                .query()
                .listOfRows());

        var failure = Failure.of(thrown);

        assertThat(failure.line()).isEqualTo("the database refused that: ERROR: permission denied for schema ops");
        assertThat(failure.exitStatus()).isEqualTo(ExitStatus.FAILED);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `pg_ctl failed, its log ends with:\\n1 FATAL:  no space\\n2 LOG:  shut down\\n`, `pg_ctl failed, its log ends with: 1 FATAL:  no space`
            `pg_ctl failed, its log ends with:\\nfirst\\nlast\\n`, `pg_ctl failed, its log ends with: last`
            `Validate failed:\\n\\nchecksum mismatch`, `Validate failed: checksum mismatch`
            `Validate failed\\nchecksum mismatch\\nlearn more`, `Validate failed checksum mismatch`
            `one line`, `one line`
            """)
    void saysInOneLineWhatSeveralSay(String message, String line) {
        assertThat(Failure.of(new IllegalStateException(message.replace("\\n", "\n")))
                        .line())
                .isEqualTo(line);
    }
}
