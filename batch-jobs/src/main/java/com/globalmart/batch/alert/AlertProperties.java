package com.globalmart.batch.alert;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How alerts are sent.
 *
 * @param look how often what is due is looked for
 */
@Validated
@ConfigurationProperties("globalmart.alert")
record AlertProperties(@DefaultValue("5s") @NotNull Duration look) {}
