package com.globalmart.batch.alert;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom alerts are mailed to, over the server of {@code spring.mail}.
 *
 * @param to empty: no alerts are mailed
 * @param from who they come from
 */
@Validated
@ConfigurationProperties("globalmart.alert.mail")
record MailProperties(
        @DefaultValue List<@NotBlank @Email String> to,

        @DefaultValue("globalmart@localhost") @NotBlank @Email
        String from) {}
