package com.globalmart.batch.landing;

import org.jspecify.annotations.Nullable;

/** A landed statement: what a source says of a key from an instant on, or that the key is no more. */
public interface LandedChange extends Landed {

    /** Whether it says that the key is no more. */
    boolean isDeletion();

    /** The fields that the contract does not name, as a JSON object; null where there are none. */
    @Nullable
    String extra();
}
