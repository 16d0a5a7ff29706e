package com.globalmart.cli.backup;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.db.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that {@link BackupWriter} wrote. */
final class BackupReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupReader(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws CommandFailedException if the file is missing, is not whole, is no backup, or has a layout of another release */
    static BackupReader open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw CommandFailedException.failed("there is no backup file %s", ProjectHome.shown(path));
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw CommandFailedException.failed(
                    "%s is not a whole backup (%s): copy it again from where it was made, or take another",
                    ProjectHome.shown(path), e.getMessage());
        }
        try {
            return new BackupReader(path, zip, manifest(path, zip));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** The rows of a table, as {@link StoredTable#copyIn} takes them. */
    InputStream rows(Database database, String table) throws IOException {
        var name = BackupWriter.entryName(database, table);
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged("entry %s is missing".formatted(name));
        }
        return zip.getInputStream(entry);
    }

    /**
     * Reads everything and compares it with what the manifest says.
     *
     * @throws CommandFailedException if anything is different, naming the first table where it is
     */
    void verify(EachRow each) throws IOException {
        for (var database : Database.values()) {
            for (var table : manifest.of(database).tables()) {
                verify(database, table, each);
            }
        }
    }

    private void verify(Database database, Manifest.Table table, EachRow each) throws IOException {
        var found = new RowDigest();
        try (var rows = rows(database, table.name())) {
            found.addAll(rows, () -> each.read(table.name()));
        } catch (IOException e) {
            throw damaged(
                    "%s of %s cannot be read: %s".formatted(table.name(), database.databaseName(), e.getMessage()));
        }
        if (!table.matches(found)) {
            throw damaged("%s of %s has %d rows with the digest %s, expected %d with %s"
                    .formatted(
                            table.name(),
                            database.databaseName(),
                            found.rows(),
                            found.hex(),
                            table.rows(),
                            table.digest()));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private CommandFailedException damaged(String what) {
        return CommandFailedException.failed(
                "%s is damaged, nothing was restored: %s. Copy it again from where it was made, or take another",
                ProjectHome.shown(path), what);
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException {
        var entry = zip.getEntry(BackupWriter.MANIFEST);
        if (entry == null) {
            throw CommandFailedException.failed(
                    "%s is no backup: it holds no %s", ProjectHome.shown(path), BackupWriter.MANIFEST);
        }
        try {
            return manifest(path, zip, entry);
        } catch (JacksonException | ZipException e) {
            throw CommandFailedException.failed(
                    "%s is damaged: its %s cannot be read. Copy it again from where it was made, or take another",
                    ProjectHome.shown(path), BackupWriter.MANIFEST);
        }
    }

    private static Manifest manifest(Path path, ZipFile zip, ZipEntry entry) throws IOException {
        try (var content = zip.getInputStream(entry)) {
            var bytes = content.readAllBytes();
            var checksum = new CRC32(); // unlike rows, which have their digests, the manifest has this alone
            checksum.update(bytes);
            if (checksum.getValue() != entry.getCrc()) {
                throw new ZipException("its checksum differs");
            }
            var tree = JSON.readTree(bytes);
            int format = tree.path("format").asInt(0);
            if (format != Manifest.FORMAT) {
                throw CommandFailedException.failed(
                        "%s has the format %d, expected %d: restore it with the release that made it",
                        ProjectHome.shown(path), format, Manifest.FORMAT);
            }
            return JSON.treeToValue(tree, Manifest.class);
        }
    }
}
