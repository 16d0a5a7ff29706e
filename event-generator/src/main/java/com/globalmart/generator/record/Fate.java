package com.globalmart.generator.record;

/** What must become of a record. */
public enum Fate {
    /** It becomes facts, one for each line of a sale. */
    FACT("fact"),
    /** Its identity is taken by an earlier record with the same content. */
    DUPLICATE("duplicate"),
    /** It lands and is refused by the batch. */
    QUARANTINE("quarantine"),
    /** It cannot be read. */
    DEAD_LETTER("dead_letter"),
    /** It says something about a customer or product. */
    STATEMENT("statement");

    private final String label;

    Fate(String label) {
        this.label = label;
    }

    /** The name in the ledger. */
    public String label() {
        return label;
    }
}
