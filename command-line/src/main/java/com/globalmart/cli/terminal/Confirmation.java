package com.globalmart.cli.terminal;

import java.util.Locale;

/** Asks the person at the terminal before many things are changed at once. */
public final class Confirmation {

    private Confirmation() {}

    /**
     * Whether to go on: told so beforehand, or answered with y.
     *
     * @param given whether the command was given {@code --yes}
     * @param what what is about to be done, the begin of a sentence
     * @throws CommandFailedException if it was not given and nobody sits there to be asked
     */
    public static boolean isGiven(boolean given, String what) {
        if (given) {
            return true;
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw CommandFailedException.usage("%s: nothing was asked for, add --yes if that is meant", what);
        }
        var answer = console.readLine("%s. Go on? [y/N] ", what);
        return answer != null
                && (answer.strip().toLowerCase(Locale.ROOT).equals("y")
                        || answer.strip().toLowerCase(Locale.ROOT).equals("yes"));
    }
}
