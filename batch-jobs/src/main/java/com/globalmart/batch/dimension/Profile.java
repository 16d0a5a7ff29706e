package com.globalmart.batch.dimension;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a key, value by value in the order in which its {@link Dimension} declares the attributes.
 *
 * @param tracked type 2: a change opens a new version
 * @param overwritten type 1: the latest, on all versions
 */
public record Profile(List<@Nullable Object> tracked, List<@Nullable Object> overwritten) {}
