package com.globalmart.batch.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Connections to the warehouse.
 *
 * @param connections how many at most: each range that is loaded at once takes two
 */
@Validated
@ConfigurationProperties("globalmart.warehouse")
record WarehousePool(@DefaultValue("16") @Min(4) @Max(200) int connections) {}
