package com.globalmart.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per user below {@code ~/.cache}. Several JVMs may unpack at the same time: each
 * works in a directory of its own, and the first to finish gives it the final name.
 *
 * @param home the directory that holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {

    private static final int OWNER_EXECUTES = 0100; // a bit of the mode in the archive

    static PostgresBinaries unpacked() {
        URL archive = archive();
        Path home = Path.of(System.getProperty("user.home"), ".cache", "globalmart")
                .resolve("postgres-" + version(archive));
        if (!Files.isDirectory(home)) {
            unpack(archive, home);
        }
        return new PostgresBinaries(home);
    }

    /** A command line of one of the programs. PostgreSQL refuses to run as root, so root runs it in a user namespace. */
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static URL archive() {
        String name = "postgres-%s-%s.txz".formatted(system(), architecture());
        URL archive = PostgresBinaries.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new EmbeddedServerException(
                    "no PostgreSQL for this machine: %s is not on the class path, known: Linux and macOS on x86_64 and arm64"
                            .formatted(name));
        }
        return archive;
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }

    /** Names the unpacked directory: another archive gets another. */
    private static String version(URL archive) {
        try {
            var jar = (JarURLConnection) archive.openConnection();
            return "%08x".formatted(jar.getJarEntry().getCrc());
        } catch (IOException e) {
            throw new EmbeddedServerException("could not read " + archive, e);
        }
    }

    private static void unpack(URL archive, Path home) {
        try {
            Path parent = Files.createDirectories(home.getParent());
            Path unpacked = Files.createTempDirectory(parent, "unpacking-");
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (InputStream compressed = archive.openStream();
                    var entries = new TarArchiveInputStream(new XZInputStream(compressed))) {
                for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    unpack(entries, entry, unpacked.resolve(entry.getName()).normalize());
                }
            }
            rename(unpacked, home);
        } catch (IOException e) {
            throw new EmbeddedServerException("could not unpack PostgreSQL into " + home, e);
        }
    }

    private static void unpack(TarArchiveInputStream entries, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(entries, target);
        boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void rename(Path unpacked, Path home) throws IOException {
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            FileUtils.deleteDirectory(unpacked.toFile()); // another JVM was first
        }
    }
}
