package com.globalmart.cli.load;

import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code load [ID]}: the report of a load. */
@Command(
        name = "load",
        description = "Shows what a load took and what became of it, by topic and step, and the bytes of its facts.")
public final class LoadCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The load (default: the newest).")
    private @Nullable Integer id;

    @Override
    public Integer call() {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        var loads = new Loads(databases);
        var load = loads.find(id)
                .orElseThrow(() -> CommandFailedException.usage(
                        id == null
                                ? "there is no load yet; ./globalmart run nightly makes one"
                                : "no load %s; ./globalmart sql warehouse \"select * from warehouse.load\" lists them",
                        String.valueOf(id)));
        new LoadReport(Terminal.out()).print(load, loads.books(load), loads.stepBooks(load), loads.sizes(load));
        return ExitStatus.DONE;
    }
}
