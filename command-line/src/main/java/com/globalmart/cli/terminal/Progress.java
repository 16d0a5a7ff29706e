package com.globalmart.cli.terminal;

/** Shows how far a long piece of work is: a bar on a terminal, a line every few seconds elsewhere. */
public interface Progress extends AutoCloseable {

    /**
     * @param done how much of the total is done
     * @param doing what is done now, in a few words
     */
    void at(long done, String doing);

    /** Takes the bar away. What the work came to is for the caller to say. */
    @Override
    void close();

    /**
     * @param task what the work is called
     * @param total how much there is to do, 0 where nobody knows
     */
    static Progress of(String task, long total) {
        return Terminal.isInteractive() ? new ProgressBarOnTerminal(task, total) : new ProgressLines(task, total);
    }
}
