package com.globalmart.cli.platform;

import com.globalmart.cli.running.Databases;
import com.globalmart.cli.user.ConsoleUsers;
import com.globalmart.cli.user.RandomPassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The first users of a new data directory, one of each role and named like it, with made-up passwords.
 *
 * @param passwords by user name
 */
public record Logins(Map<String, String> passwords) {

    private static final List<String> NAMES = List.of("admin", "operator", "viewer");

    /** Those in the file; where it is missing they are made up and written, for its owner's eyes only. */
    static Logins readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the logins in " + file, e);
        }
    }

    /** Adds those that the console does not know yet. */
    void addTo(Databases databases) {
        var users = new ConsoleUsers(databases);
        var known = users.names();
        passwords.forEach((name, password) -> {
            if (!known.contains(name)) {
                users.add(name, name, password, "globalmart");
            }
        });
    }

    private static void create(Path file) throws IOException {
        var properties = new Properties();
        NAMES.forEach(name -> properties.setProperty(name, RandomPassword.next()));
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        Files.createFile(written, ownerOnly);
        try (var writer = Files.newBufferedWriter(written)) {
            properties.store(writer, "Users of the console that were made with this data directory");
        }
        Files.move(written, file);
    }

    private static Logins read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        var passwords = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var password = properties.getProperty(name);
            if (password != null) {
                passwords.put(name, password);
            }
        }
        return new Logins(passwords);
    }
}
