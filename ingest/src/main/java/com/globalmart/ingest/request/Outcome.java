package com.globalmart.ingest.request;

/**
 * What became of a request.
 *
 * @param isDone whether it was carried out, be it in part; otherwise it is refused
 */
record Outcome(boolean isDone, String sentence) {

    static Outcome done(String sentence) {
        return new Outcome(true, sentence);
    }

    static Outcome refused(String sentence) {
        return new Outcome(false, sentence);
    }

    String state() {
        return isDone ? "DONE" : "REFUSED";
    }
}
