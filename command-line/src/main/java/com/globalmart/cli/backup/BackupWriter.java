package com.globalmart.cli.backup;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.db.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a backup: a zip with an entry for each table, rows in COPY's text format, and the manifest last. One file cannot be
 * torn apart; a zip is opened by tools everywhere, holds a checksum of each entry, is read from any place without unpacking the
 * rest, and ends with its directory, so that half a file is known for one. The JDK writes its 64-bit form where sizes need it.
 *
 * <p>Written under a temporary name that only its owner may read, and renamed when it is whole and on the disk.
 */
final class BackupWriter implements AutoCloseable {

    /** The entry that says what the others hold. */
    static final String MANIFEST = "manifest.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path target;
    private final Path unfinished;
    private final ZipOutputStream zip;

    private BackupWriter(Path target, Path unfinished, ZipOutputStream zip) {
        this.target = target;
        this.unfinished = unfinished;
        this.zip = zip;
    }

    /**
     * @param target what the file is called when it is whole
     * @throws CommandFailedException if there is a file of that name, or its folder cannot be written to
     */
    static BackupWriter create(Path target) throws IOException {
        refuseExisting(target);
        var folder = target.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw CommandFailedException.failed(
                    "there is no folder %s for the backup: make it, or name another with --to", folder);
        }
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = Files.createTempFile(folder, target.getFileName() + ".", ".unfinished", ownerOnly);
        unfinished.toFile().deleteOnExit(); // when a signal ends this JVM in the middle
        var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16));
        zip.setLevel(Deflater.BEST_SPEED); // twice as quick as the default on such rows, and a few percent larger
        return new BackupWriter(target, unfinished, zip);
    }

    static String entryName(Database database, String table) {
        return "%s/%s.copy".formatted(database.databaseName(), table);
    }

    Manifest.Table write(Database database, StoredTable table, Connection connection, EachRow each)
            throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(entryName(database, table.name())));
        var rows = new BufferedOutputStream(zip, 1 << 16);
        var digest = new RowDigest();
        table.copyOut(connection, row -> {
            digest.add(row);
            rows.write(row);
            each.read(table.name());
        });
        rows.flush();
        zip.closeEntry();
        return new Manifest.Table(
                table.name(), table.columns(), table.days(), table.indexedDays(), digest.rows(), digest.hex());
    }

    /** Ends the file and gives it its name. Returns its size in bytes. */
    long finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.close();
        try (var file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        refuseExisting(target);
        Files.move(unfinished, target);
        return Files.size(target);
    }

    /** Leaves nothing behind of a backup that was not finished. */
    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void refuseExisting(Path target) {
        if (Files.exists(target)) {
            throw CommandFailedException.failed(
                    "%s exists, and a backup never takes the place of another file: name another with --to",
                    ProjectHome.shown(target));
        }
    }
}
