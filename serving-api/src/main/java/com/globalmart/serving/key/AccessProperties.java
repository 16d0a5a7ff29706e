package com.globalmart.serving.key;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who else may ask.
 *
 * @param origins of other sites whose scripts may ask, for example {@code https://reports.example.com}; none unless set
 */
@ConfigurationProperties("globalmart.cors")
record AccessProperties(@DefaultValue List<String> origins) {}
