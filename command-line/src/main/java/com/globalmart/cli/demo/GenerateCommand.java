package com.globalmart.cli.demo;

import com.globalmart.cli.platform.Release;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.StopSignals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code generate ...}: the event generator against whatever runs; its own options follow. */
@Command(name = "generate")
public final class GenerateCommand implements Callable<Integer> {

    @Parameters(arity = "0..*")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        var home = ProjectHome.fromEnvironment();
        var command = Release.of(home).command(Generator.PROGRAM, List.of(), passed(home));
        var process = new ProcessBuilder(command).inheritIO().start();
        StopSignals.run(process::destroy);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailedException.failed("interrupted while the generator ran");
        }
    }

    private List<String> passed(ProjectHome home) {
        var passed = new ArrayList<>(arguments);
        if (passed.isEmpty()) {
            passed.add("--help");
        }
        if (!passed.contains("--help") && !passed.contains("--bootstrap-servers")) {
            passed.add("--bootstrap-servers");
            passed.add(RunningPlatform.find(home, System.getenv()).bootstrapServers());
        }
        return passed;
    }
}
