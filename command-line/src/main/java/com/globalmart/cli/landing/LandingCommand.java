package com.globalmart.cli.landing;

import com.globalmart.cli.request.Why;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code landing}: how far each partition has landed; {@code landing accept}: goes on with one that ingest refuses. */
@Command(
        name = "landing",
        description = "Shows how far each partition has landed, and what keeps it.",
        subcommands = LandingCommand.Accept.class)
public final class LandingCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN_FOR = Duration.ofSeconds(5);

    @Override
    public Integer call() {
        new LandingView(new Positions(databases()), LOOK_AGAIN_FOR, Terminal.out()).print();
        return ExitStatus.DONE;
    }

    private static Databases databases() {
        return RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
    }

    @Command(
            name = "accept",
            description = "Lets ingest go on with a partition that it refuses, giving up what the broker has lost.")
    static final class Accept implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "TOPIC", description = "The topic, for example transactions-topic.")
        private String topic = "";

        @Parameters(index = "1", paramLabel = "PARTITION", description = "The partition, from 0.")
        private int partition;

        @Mixin
        private final Why why = new Why();

        @Override
        public Integer call() {
            var reason = why.reason();
            var databases = databases();
            var requests = new LandingRequests(databases, LandingRequests.PATIENCE, Terminal.out());
            return new Acceptance(new Positions(databases), requests, Terminal.out()).ask(topic, partition, reason);
        }
    }
}
