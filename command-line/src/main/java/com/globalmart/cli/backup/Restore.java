package com.globalmart.cli.backup;

import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts a backup in the place of what both databases hold: of each all or nothing. */
final class Restore {

    private final Owner owner;
    private final Predicate<String> isMeant;

    /** @param isMeant is asked before anything is lost, with what that is */
    Restore(Owner owner, Predicate<String> isMeant) {
        this.owner = owner;
        this.isMeant = isMeant;
    }

    /**
     * Restores a file, and compares every row before it counts.
     *
     * @return what was restored; empty if it was not meant
     * @throws CommandFailedException if the file is damaged, has another schema than a database, or others are connected; nothing
     *     has changed then
     */
    Optional<Manifest> from(Path file) throws SQLException, IOException {
        try (var backup = BackupReader.open(file);
                var warehouse = Replacement.of(owner, Database.WAREHOUSE, backup);
                var realtime = Replacement.of(owner, Database.REALTIME, backup)) {
            warehouse.requireSameSchema();
            realtime.requireSameSchema();
            warehouse.requireNobodyElse();
            realtime.requireNobodyElse();
            if (!isMeant(warehouse, realtime, backup.manifest())) {
                return Optional.empty();
            }
            long rows = backup.manifest().rows();
            try (var progress = new RowProgress("check", rows)) {
                backup.verify(progress);
            }
            warehouse.makeDays();
            realtime.makeDays();
            try (var progress = new RowProgress("restore", rows)) {
                warehouse.fill(progress);
                realtime.fill(progress);
            }
            try (var progress = new RowProgress("compare", rows)) {
                warehouse.verify(progress);
                realtime.verify(progress);
            }
            warehouse.requireNobodyElse(); // who came meanwhile waits, and may remember what it read before
            realtime.requireNobodyElse();
            commit(warehouse, realtime);
            warehouse.analyze();
            realtime.analyze();
            return Optional.of(backup.manifest());
        }
    }

    private boolean isMeant(Replacement warehouse, Replacement realtime, Manifest manifest) throws SQLException {
        var losses = new ArrayList<String>();
        warehouse.loss().ifPresent(loss -> losses.add("the database warehouse loses " + loss));
        realtime.loss().ifPresent(loss -> losses.add("the database realtime loses " + loss));
        return losses.isEmpty()
                || isMeant.test("The backup of %s replaces everything: %s"
                        .formatted(manifest.madeAt(), String.join("; ", losses)));
    }

    /** The warehouse first: between the two landing may be ahead of it, as it always is, but never behind. */
    private static void commit(Replacement warehouse, Replacement realtime) throws SQLException {
        warehouse.commit();
        try {
            realtime.commit();
        } catch (SQLException e) {
            throw CommandFailedException.failed(
                    "the database warehouse was restored, realtime was not (%s): start nothing, and restore again",
                    e.getMessage());
        }
    }
}
