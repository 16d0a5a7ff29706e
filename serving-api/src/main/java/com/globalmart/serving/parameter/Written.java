package com.globalmart.serving.parameter;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A choice from a closed list, written in small letters. */
public interface Written {

    String name();

    /** As callers write it. */
    @JsonValue
    default String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
