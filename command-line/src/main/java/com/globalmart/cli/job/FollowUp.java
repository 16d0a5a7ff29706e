package com.globalmart.cli.job;

import com.globalmart.cli.running.Databases;
import com.globalmart.cli.terminal.ExitStatus;
import com.globalmart.cli.terminal.Terminal;

/** What run and restart do once they have asked. */
final class FollowUp {

    private FollowUp() {}

    /** Says which execution the request led to; if told so, waits for its end. Returns the command's exit status. */
    static int of(Databases databases, long request, boolean wait) {
        var run = new JobRun(databases);
        long execution = run.awaitCarriedOut(request);
        Terminal.say("execution %d", execution);
        if (!wait) {
            return ExitStatus.DONE;
        }
        var ended = run.awaitEnd(execution);
        Terminal.say(run.ending(ended));
        return JobRun.exitStatus(ended);
    }
}
