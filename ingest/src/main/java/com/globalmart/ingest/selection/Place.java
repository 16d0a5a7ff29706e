package com.globalmart.ingest.selection;

/**
 * Where the first of some records landed, one behind the other, in partition -1 of their topic.
 *
 * @param generation of the topic, from 1
 */
public record Place(int generation, long offset) {}
