package com.globalmart.cli.platform;

import com.globalmart.cli.apikey.ApiKeys;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.user.ConsoleUsers;
import com.globalmart.cli.user.RandomPassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The first users of a new data directory, one of each role and named like it, with made-up passwords; and a key for the API.
 *
 * @param passwords by user name
 * @param apiKey reaches everything
 */
public record Logins(Map<String, String> passwords, String apiKey) {

    private static final String API_KEY = "api-key";
    private static final String KEY_NAME = "local";
    private static final int REQUESTS_PER_MINUTE = 60_000;

    private static final List<String> NAMES = List.of("admin", "operator", "viewer");

    /** Those in the file; where it is missing they are made up and written, for its owner's eyes only. */
    static Logins readOrCreate(Path file) {
        try {
            var kept = Files.exists(file) ? read(file) : new Properties();
            if (kept.getProperty(API_KEY) == null) { // a new directory, or one from before there was an API
                var complete = madeUp();
                complete.putAll(kept);
                write(complete, file);
                kept = complete;
            }
            return of(kept);
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
        new ApiKeys(databases)
                .add(apiKey, KEY_NAME, List.of("read", "customers"), REQUESTS_PER_MINUTE, null, "globalmart");
    }

    private static Properties madeUp() {
        var properties = new Properties();
        NAMES.forEach(name -> properties.setProperty(name, RandomPassword.next()));
        properties.setProperty(API_KEY, ApiKeys.next());
        return properties;
    }

    private static void write(Properties properties, Path file) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var written = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(written);
        Files.createFile(written, ownerOnly);
        try (var writer = Files.newBufferedWriter(written)) {
            properties.store(
                    writer, "Users of the console, and a key for the API, that were made with this data directory");
        }
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Logins of(Properties properties) {
        var passwords = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var password = properties.getProperty(name);
            if (password != null) {
                passwords.put(name, password);
            }
        }
        return new Logins(passwords, properties.getProperty(API_KEY, ""));
    }
}
