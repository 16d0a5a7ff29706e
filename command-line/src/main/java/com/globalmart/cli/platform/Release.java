package com.globalmart.cli.platform;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.CommandFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was built: a folder for each program, with its jar, the libraries beside it, and an AOT cache where one was made.
 *
 * @param folder holds a folder for each program
 */
public record Release(Path folder) {

    /** A thread that ran out of memory is gone, and the others would go on without it: better to be started again. */
    static final String EXIT_WHEN_OUT_OF_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    private static final List<String> ALL_JVMS = List.of(
            "-XX:+UseSerialGC",
            EXIT_WHEN_OUT_OF_MEMORY,
            "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "-Xlog:disable", // of the JVM itself: what it thinks of the AOT cache is of no use to anybody here
            "-Xlog:all=error:stderr");

    public static Release of(ProjectHome home) {
        return new Release(home.releases());
    }

    Path aotCache(String program) {
        return folder.resolve(program).resolve(program + ".aot");
    }

    /** The command line that starts a program with its AOT cache, or without one where none is there. */
    public List<String> command(String program, List<String> jvmOptions, List<String> arguments) {
        var cache = aotCache(program);
        var options = new ArrayList<>(jvmOptions);
        if (Files.exists(cache)) {
            options.add("-XX:AOTCache=" + cache);
        }
        return plain(program, options, arguments);
    }

    /** The command line of a run from whose end on there is an AOT cache. */
    List<String> trainingCommand(String program, List<String> jvmOptions, List<String> arguments) {
        var options = new ArrayList<>(jvmOptions);
        options.add("-XX:AOTCacheOutput=" + aotCache(program));
        return plain(program, options, arguments);
    }

    private List<String> plain(String program, List<String> jvmOptions, List<String> arguments) {
        var jar = folder.resolve(program).resolve(program + ".jar");
        if (!Files.exists(jar)) {
            throw CommandFailedException.failed(
                    "%s is not built: expected %s; run it through ./globalmart, which builds", program, jar);
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ALL_JVMS);
        command.addAll(jvmOptions);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return command;
    }
}
