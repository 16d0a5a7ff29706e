package com.globalmart.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RestoreTests {

    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
    private static final int CHANGED_BYTES = 64;
    private static final String DAMAGED = "damaged";
    private static final Databases SOURCE = RealDatabases.get();

    private static NewServer server;
    private static Databases target;
    private static Path file;
    private static Map<String, String> kept;

    @BeforeAll
    static void backUp(@TempDir Path folder) throws Exception {
        RealDatabases.clean();
        SampleRows.add(SOURCE);
        kept = Fingerprints.of(SOURCE);
        file = folder.resolve("backup.zip");
        new Backup(new Owner(SOURCE, Map.of()), Clock.fixed(NOW, ZoneOffset.UTC)).to(file);
        server = NewServer.start(folder.resolve("another"));
        target = server.databases();
    }

    @AfterAll
    static void stop() {
        server.close();
        RealDatabases.clean();
    }

    @AfterEach
    void hasTheSameTriggers() {
        assertThat(warehouse()
                        .sql("select tgenabled from pg_trigger where tgname = 'audit_chain'")
                        .query(String.class)
                        .single())
                .isEqualTo("O");
    }

    @Test
    void bringsEveryTableToAnotherServer() throws Exception {
        restore(file);

        assertThat(Fingerprints.of(target)).isEqualTo(kept);
        assertThat(kept.get("realtime landing.sale")).startsWith("3000 rows");
    }

    @Test
    void goesOnWithTheNumbersThatCameNext() throws Exception {
        restore(file);

        assertThat(warehouse()
                        .sql(
                                "insert into warehouse.load (business_date, status, discarded_at) values ('2026-03-20', 'DISCARDED', now()) returning load_id")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(warehouse()
                        .sql("select nextval('ops.batch_job_execution_seq')")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void keepsTheChainOfTheAuditTrailAndGoesOnWithIt() throws Exception {
        restore(file);

        assertThat(warehouse()
                        .sql("select ops.add_audit('bob', 'login', '', null)")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(warehouse().sql("select * from ops.verify_audit()").query().listOfRows())
                .isEmpty();
    }

    @Test
    void givesTheIndexOfIdentitiesToTheDaysThatHadIt() throws Exception {
        restore(file);

        assertThat(warehouse()
                        .sql("select indexname from pg_indexes where indexname ~ '^fact_product_views_.*_event_uq$'")
                        .query(String.class)
                        .list())
                .containsExactly("fact_product_views_20260312_event_uq");
    }

    @Test
    void saysWhatIsLostAndAsksBeforeItTakesThatAway() throws Exception {
        restore(file);
        change();
        var before = Fingerprints.of(target);
        var asked = new ArrayList<String>();

        assertThat(new Restore(new Owner(target, Map.of()), loss -> {
                            asked.add(loss);
                            return false;
                        })
                        .from(file))
                .isEmpty();

        assertThat(asked)
                .singleElement()
                .asString()
                .contains("2026-03-14T12:00:00Z", "3 partitions of topics", "2 loads", "1 console users");
        assertThat(Fingerprints.of(target)).isEqualTo(before);
    }

    @Test
    void takesThePlaceOfWhatCameLater() throws Exception {
        restore(file);
        change();

        assertThat(restore(file)).isTrue();

        assertThat(Fingerprints.of(target)).isEqualTo(kept);
    }

    @Test
    void refusesHalfAFile(@TempDir Path folder) throws Exception {
        var half = folder.resolve("half.zip");
        var bytes = Files.readAllBytes(file);
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused(half, ExitStatus.FAILED, "half.zip is not a whole backup");
    }

    @Test
    void refusesAFileOfWhichOneByteWasChanged(@TempDir Path folder) throws Exception {
        var bytes = Files.readAllBytes(file);
        int sales = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("realtime/landing.sale.copy");
        bytes[sales + 1_000] ^= 1;

        assertRefused(
                Files.write(folder.resolve("flipped.zip"), bytes),
                ExitStatus.FAILED,
                "flipped.zip is damaged, nothing was restored: landing.sale of realtime");
    }

    /** What no table depends on, as the time of an entry, may change. */
    @Test
    void takesNoChangedByteForContent(@TempDir Path folder) throws Exception {
        var bytes = Files.readAllBytes(file);
        var changed = folder.resolve("changed.zip");
        var content = contentOf(file);
        for (int at = 0; at < bytes.length; at += bytes.length / CHANGED_BYTES) {
            bytes[at] ^= 1;
            Files.write(changed, bytes);
            bytes[at] ^= 1;

            assertThat(contentOf(changed)).as("with byte %d changed", at).isIn(DAMAGED, content);
        }
    }

    @Test
    void refusesAnotherSchema() throws Exception {
        var version = warehouse()
                .sql("select max(version::int)::text from migrations.flyway_schema_history")
                .query(String.class)
                .single();
        warehouse()
                .sql("update migrations.flyway_schema_history set version = '999' where version = lpad(?, 3, '0')")
                .param(version)
                .update();
        try {
            assertRefused(
                    file,
                    ExitStatus.REFUSED,
                    "database warehouse is at schema version 999, the backup at 0" + version + ": make a new database");
        } finally {
            warehouse()
                    .sql("update migrations.flyway_schema_history set version = lpad(?, 3, '0') where version = '999'")
                    .param(version)
                    .update();
        }
    }

    @Test
    void refusesWhileAnApplicationIsConnected() throws Exception {
        var application = target.dataSource(Database.REALTIME, "ingest_writer")
                .unwrap(org.postgresql.ds.PGSimpleDataSource.class);
        application.setApplicationName("globalmart-ingest");
        try (var connection = application.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
            assertRefused(
                    file,
                    ExitStatus.REFUSED,
                    "connected to the database realtime: globalmart-ingest (role ingest_writer, 1 session)");
        }
    }

    @Test
    void leavesWhatWasThereWhenItStopsHalfWay() throws Exception {
        restore(file);
        warehouse().sql("delete from ops.console_user").update();
        warehouse()
                .sql(
                        "insert into warehouse.load (business_date, status, discarded_at) values ('2026-03-21', 'DISCARDED', now())")
                .update();
        warehouse()
                .sql("alter table ops.console_user add constraint planted_fault check (username <> 'alice')")
                .update();
        var before = Fingerprints.of(target);
        try {
            assertThatThrownBy(() -> restore(file))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("planted_fault");
        } finally {
            warehouse()
                    .sql("alter table ops.console_user drop constraint planted_fault")
                    .update();
        }

        assertThat(Fingerprints.of(target)).isEqualTo(before);
        assertThat(warehouse()
                        .sql(
                                "insert into warehouse.load (business_date, status, discarded_at) values ('2026-03-22', 'DISCARDED', now()) returning load_id")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void makesAFileThatOnlyItsOwnerReadsAndAnyZipProgramOpens() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var zip = new ZipFile(file.toFile());
                var users = zip.getInputStream(zip.getEntry("warehouse/ops.console_user.copy"))) {
            assertThat(users.readAllBytes()).asString().startsWith("alice\t{bcrypt}$2a$10$x\tadmin\t");
        }
    }

    /** What happens after the backup: more in some tables, less in others, other days. */
    private void change() {
        warehouse()
                .sql("select ops.add_audit('eve', 'login', '', null)")
                .query()
                .listOfRows();
        warehouse().sql("delete from staging.repeat").update();
        var realtime = target.client(Database.REALTIME, "migrator");
        realtime.sql("select landing.make_partitions('2026-04-01', '2026-04-01')")
                .query()
                .listOfRows();
        realtime.sql("drop table landing.sale_20260313").update();
        realtime.sql("update landing.position set next_offset = 5000").update();
    }

    private static String contentOf(Path file) throws IOException {
        try (var reader = BackupReader.open(file)) {
            reader.verify(table -> {});
            return reader.manifest().toString();
        } catch (CommandFailedException e) {
            return DAMAGED;
        }
    }

    private boolean restore(Path file) throws Exception {
        return new Restore(new Owner(target, Map.of()), loss -> true).from(file).isPresent();
    }

    private void assertRefused(Path file, int exitStatus, String why) {
        var before = Fingerprints.of(target);

        assertThatThrownBy(() -> restore(file))
                .isInstanceOfSatisfying(
                        CommandFailedException.class,
                        e -> assertThat(e.exitStatus()).isEqualTo(exitStatus))
                .hasMessageContaining(why);

        assertThat(Fingerprints.of(target)).isEqualTo(before);
    }

    private static JdbcClient warehouse() {
        return target.client(Database.WAREHOUSE, "migrator");
    }
}
