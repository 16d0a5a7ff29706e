package com.globalmart.cli.platform;

import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.StopSignals;
import com.globalmart.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: the platform on a data directory that is kept, until Ctrl-C. */
@Command(name = "up", description = "Starts the platform on a data directory that is kept, until Ctrl-C.")
public final class UpCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (default: .globalmart).")
    private @Nullable Path data;

    @Option(
            names = "--apps",
            paramLabel = "APP",
            split = ",",
            hidden = true,
            description = "Starts these applications only.")
    private List<String> applications =
            Arrays.stream(Application.values()).map(Application::title).toList();

    @Override
    public Integer call() {
        long began = System.nanoTime();
        var home = ProjectHome.fromEnvironment();
        var directory = new DataDirectory(data == null ? home.state() : data);
        var chosen = applications.stream()
                .filter(name -> !name.isEmpty())
                .map(Application::called)
                .toList();
        try (var platform = new Platform(home, directory, chosen, Platform.Launch.USE)) {
            StopSignals.run(() -> {
                Terminal.say("stopping");
                platform.close();
            });
            Terminal.say("starting the platform on %s", ProjectHome.shown(directory.path()));
            platform.take();
            platform.start();
            StopSignals.endWith(ExitStatus.DONE);
            Terminal.say("ready in %s", Terminal.duration(Duration.ofNanos(System.nanoTime() - began)));
            AddressBook.print(platform, Terminal.out());
            Terminal.say("Ctrl-C stops it");
            StopSignals.await();
        }
        return ExitStatus.DONE;
    }
}
