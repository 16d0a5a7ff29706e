package com.globalmart.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.globalmart.cli.RealDatabases;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTests {

    private static final int BACKUPS = 3;

    private final Owner owner = new Owner(RealDatabases.get(), Map.of());
    private final Backup backup = new Backup(owner, Clock.fixed(Instant.parse("2026-03-14T12:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    @AfterEach
    void clean() {
        RealDatabases.clean();
        RealDatabases.owner(Database.WAREHOUSE).sql("truncate staging.repeat").update();
    }

    @Test
    void takesThePlaceOfNoFile(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("backup.zip"), "somebody's");

        assertThatThrownBy(() -> backup.to(file))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("exists, and a backup never takes the place of another file");

        assertThat(file).hasContent("somebody's");
        assertThat(folder).isDirectoryContaining(found -> found.equals(file));
    }

    @Test
    void leavesNothingBehindWhenItFails(@TempDir Path folder) throws Exception {
        var nobody = new Owner(RealDatabases.get(), Map.of("POSTGRES_REALTIME_MIGRATOR", "ingest_writer"));

        assertThatThrownBy(() -> new Backup(nobody, Clock.systemUTC()).to(folder.resolve("backup.zip")))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("role ingest_writer owns no table in database realtime");

        assertThat(folder).isEmptyDirectory();
    }

    /** Landing commits an offset, then the warehouse a load that names it: so it goes on, as in life, while backups are made. */
    @Test
    void hasInLandingWhatTheLoadsOfTheWarehouseName(@TempDir Path folder) throws Exception {
        var realtime = RealDatabases.owner(Database.REALTIME);
        var warehouse = RealDatabases.owner(Database.WAREHOUSE);
        realtime.sql("""
                        insert into landing.position (topic, partition, next_offset, topic_id, log_end, log_end_seen_at)
                        values ('transactions-topic', 0, 0, 'id', 0, now())""").update();
        warehouse
                .sql("insert into warehouse.load (business_date) values ('2026-03-13')")
                .update();
        warehouse.sql("""
                        insert into warehouse.load_position (load_id, topic, generation, partition, from_offset, to_offset)
                        values (1, 'transactions-topic', 1, 0, 0, 0)""").update();
        var ending = new AtomicBoolean();
        var written = new AtomicLong();
        var writing = CompletableFuture.runAsync(() -> {
            while (!ending.get()) {
                realtime.sql("update landing.position set next_offset = next_offset + 1")
                        .update();
                warehouse
                        .sql("update warehouse.load_position set to_offset = to_offset + 1")
                        .update();
                written.incrementAndGet();
            }
        });

        try {
            for (int i = 0; i < BACKUPS; i++) {
                long before = written.get();
                Awaitility.await().until(() -> written.get() > before);
                var file = folder.resolve("backup-%d.zip".formatted(i));
                backup.to(file);

                assertThat(column(file, Database.REALTIME, "landing.position", "next_offset"))
                        .isGreaterThanOrEqualTo(
                                column(file, Database.WAREHOUSE, "warehouse.load_position", "to_offset"))
                        .isPositive();
            }

        } finally {
            ending.set(true);
            writing.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void letsANightEmptyStagingWhileTheRestIsCopied(@TempDir Path folder) throws Exception {
        var warehouse = RealDatabases.owner(Database.WAREHOUSE);
        warehouse
                .sql("insert into staging.repeat values ('transactions-topic', 1, 0, 5, false, 1, 0, 4, 99)")
                .update();
        warehouse
                .sql("insert into warehouse.load (business_date) values ('2026-03-13')")
                .update();
        try (var writer = BackupWriter.create(folder.resolve("backup.zip"));
                var snapshot = Snapshot.take(owner, Database.WAREHOUSE)) {
            var emptied = CompletableFuture.runAsync(
                    () -> warehouse.sql("truncate staging.repeat").update());

            var contents = snapshot.writeTo(writer, table -> {
                if (table.equals("warehouse.load")) {
                    emptied.orTimeout(30, TimeUnit.SECONDS).join();
                }
            });

            assertThat(emptied).isCompleted();
            assertThat(contents.table("staging.repeat").rows()).isEqualTo(1);
            assertThat(contents.table("warehouse.load").rows()).isEqualTo(1);
        }
    }

    /** A number of the only row of a table. */
    private static long column(Path file, Database database, String table, String column) throws IOException {
        try (var reader = BackupReader.open(file);
                var rows = reader.rows(database, table)) {
            var row = new String(rows.readAllBytes(), StandardCharsets.UTF_8).strip();
            int index = reader.manifest().of(database).table(table).columns().indexOf(column);
            return Long.parseLong(row.split("\t")[index]);
        }
    }
}
