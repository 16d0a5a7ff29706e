package com.globalmart.generator.event;

import java.time.Instant;

/** Something that a visitor did: a record of one of the three event topics. */
public sealed interface ShopEvent extends Message permits Sale, ProductView, CartEvent {

    /** The same at another time. */
    ShopEvent movedTo(Instant at);

    /** The same from another country, which need not exist. */
    ShopEvent from(String country);
}
