package com.globalmart.cli.backup;

import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;

/**
 * Copies both databases as they were at one moment into a file.
 *
 * <p>The warehouse's moment comes first and landing's at once afterwards. A load takes only what has landed before, so landing
 * then has at least what the warehouse's loads name: the state is one that a crash could have left, and the platform goes on
 * from it. The other way round the warehouse could name records that landing has not.
 */
final class Backup {

    private final Owner owner;
    private final Clock clock;

    Backup(Owner owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * @param manifest of what was written
     * @param bytes size of the file
     */
    record Written(Manifest manifest, long bytes) {}

    Written to(Path file) throws SQLException, IOException {
        try (var writer = BackupWriter.create(file);
                var warehouse = Snapshot.take(owner, Database.WAREHOUSE);
                var realtime = Snapshot.take(owner, Database.REALTIME);
                var progress = new RowProgress("backup", warehouse.estimatedRows() + realtime.estimatedRows())) {
            var madeAt = clock.instant();
            var contents = new EnumMap<Database, Manifest.Contents>(Database.class);
            contents.put(Database.WAREHOUSE, warehouse.writeTo(writer, progress));
            contents.put(Database.REALTIME, realtime.writeTo(writer, progress));
            var manifest = new Manifest(Manifest.FORMAT, madeAt, contents);
            return new Written(manifest, writer.finish(manifest));
        }
    }
}
