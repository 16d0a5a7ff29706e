package com.globalmart.cli.running;

import com.globalmart.cli.terminal.CommandFailedException;
import java.nio.file.Path;

/**
 * The project's root folder.
 *
 * @param root an absolute path
 */
public record ProjectHome(Path root) {

    /** The folder that the script {@code globalmart} stands in. */
    public static ProjectHome fromEnvironment() {
        var home = System.getenv("GLOBALMART_HOME");
        if (home == null || home.isBlank()) {
            throw CommandFailedException.usage(
                    "GLOBALMART_HOME is not set: start this with the script ./globalmart, which sets it");
        }
        return new ProjectHome(Path.of(home).toAbsolutePath().normalize());
    }

    /** What the applications run from: a copy, so that a build does not pull the jars from under them. */
    public Path releases() {
        return root.resolve("target").resolve("run");
    }

    /** What stays between two runs: data directories, and which platform runs. Ignored by git. */
    public Path state() {
        return root.resolve(".globalmart");
    }

    Path runningFile() {
        return state().resolve("running.properties");
    }

    /** A path as a person would type it, from the folder that the command was typed in. */
    public static String shown(Path path) {
        var here = Path.of("").toAbsolutePath();
        var absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) && !absolute.equals(here)
                ? here.relativize(absolute).toString()
                : absolute.toString();
    }
}
