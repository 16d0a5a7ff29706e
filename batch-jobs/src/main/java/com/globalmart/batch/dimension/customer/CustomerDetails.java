package com.globalmart.batch.dimension.customer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The overwritten attributes of a customer: the latest, on all versions. */
public record CustomerDetails(@Nullable LocalDate registrationDate) {}
