package com.globalmart.batch.request;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this node takes requests.
 *
 * @param executionsAtOnce how many executions this node runs at a time; further launches wait for a node
 */
@Validated
@ConfigurationProperties("globalmart.request")
record RequestProperties(@DefaultValue("4") @Min(1) @Max(64) int executionsAtOnce) {}
