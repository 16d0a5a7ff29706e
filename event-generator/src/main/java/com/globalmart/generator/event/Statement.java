package com.globalmart.generator.event;

/** Something that the shop says about a customer or product: a record of one of the two profile topics. */
public sealed interface Statement extends Message permits CustomerStatement, ProductStatement, Deletion {}
