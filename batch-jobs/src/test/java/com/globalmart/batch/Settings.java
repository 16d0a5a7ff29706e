package com.globalmart.batch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Binds a record of settings as the application does at its start. */
public final class Settings {

    private Settings() {}

    /**
     * @param values {@code name=value}, under the record's own prefix
     * @throws RuntimeException when a value is refused; its causes name the setting
     */
    public static <T> T of(Class<T> type, String... values) {
        var prefix = type.getAnnotation(ConfigurationProperties.class).value();
        var source = Arrays.stream(values)
                .map(value -> value.split("=", 2))
                .collect(Collectors.toMap(value -> prefix + "." + value[0], value -> value[1]));
        var validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        return new Binder(
                        List.of(new MapConfigurationPropertySource(source)),
                        null,
                        ApplicationConversionService.getSharedInstance(),
                        null)
                .bindOrCreate(prefix, Bindable.of(type), new ValidationBindHandler(validator));
    }
}
