package com.globalmart.batch.alert;

import com.globalmart.batch.problem.Problem;

/** A way to tell people. */
interface AlertChannel {

    /** As {@code ops.alert} has it. */
    String name();

    boolean isSwitchedOn();

    /**
     * Tells people of a problem, within some seconds. It may come a second time where a node dies before it notes that it was sent.
     *
     * @throws AlertFailedException when it is not sure that it was sent
     */
    void send(Problem problem);
}
