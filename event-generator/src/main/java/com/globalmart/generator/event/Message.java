package com.globalmart.generator.event;

import java.time.Instant;

/** Something the shop says: one record of one topic. */
public sealed interface Message permits ShopEvent, Statement {

    Topic topic();

    /** The record's key in Kafka. */
    String key();

    /** The transaction's or the event's id, a UUID; empty for a record without a value. */
    String id();

    /** The {@code event_type} of the contract; empty for a transaction. */
    String type();

    /** When it happened, or from when on it is so; whole microseconds. */
    Instant at();

    /** The customer it is about; for a product statement the product. */
    String subject();

    /** The country as it is written; empty where there is none. */
    String country();

    /** The record's value as JSON. */
    JsonText toJson();
}
