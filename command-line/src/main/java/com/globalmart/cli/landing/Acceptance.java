package com.globalmart.cli.landing;

import com.globalmart.cli.terminal.CommandFailedException;
import com.globalmart.cli.terminal.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks ingest to go on with a partition that it refuses. */
final class Acceptance {

    private final Positions positions;
    private final LandingRequests requests;
    private final PrintStream out;

    Acceptance(Positions positions, LandingRequests requests, PrintStream out) {
        this.positions = positions;
        this.requests = requests;
        this.out = out;
    }

    /**
     * Says what it means, and asks. The request names the offset that is expected now, so that it is about this refusal and
     * none that comes later.
     *
     * @return the command's exit status
     */
    int ask(String topic, int partition, String reason) {
        var following = positions.all().stream().filter(LandedPosition::hasLog).toList();
        var position = following.stream()
                .filter(found -> found.topic().equals(topic) && found.partition() == partition)
                .findAny()
                .orElseThrow(() -> CommandFailedException.usage(
                        "no partition %d of topic '%s' has a position, known: %s", partition, topic, known(following)));
        out.printf(
                "ingest expects offset %s of %s (generation %d). It goes on with what the broker has now. Offsets that the log"
                        + " has lost are given up for good. A topic that was made anew, or a log that is shorter than what"
                        + " has landed, lands from its beginning, as generation %d. Where nothing is lost, ingest refuses and"
                        + " nothing changes.%n",
                Terminal.number(position.nextOffset()),
                position.title(),
                position.generation(),
                position.generation() + 1);
        var parameters = Map.of(
                "topic", topic,
                "partition", Integer.toString(partition),
                "expected", Long.toString(position.nextOffset()),
                "about",
                        "position %s/%d-%d/%d"
                                .formatted(topic, position.generation(), partition, position.nextOffset()));
        return requests.carryOut("accept_position", parameters, reason);
    }

    private static String known(List<LandedPosition> following) {
        if (following.isEmpty()) {
            return "none, ingest has begun no partition yet";
        }
        return following.stream().map(LandedPosition::title).collect(Collectors.joining(", "));
    }
}
