package com.globalmart.batch.fact;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes two records the same.
 *
 * @param id transaction or event id
 * @param day UTC day, where the identity holds within a day only (views and cart events)
 */
public record FactIdentity(UUID id, @Nullable LocalDate day) {}
