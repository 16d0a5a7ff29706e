package com.globalmart.serving.parameter;

import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Only parameters that are declared are taken, and of choices only what is written in the documents. */
@Configuration(proxyBeanMethods = false)
class ParameterRules implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new WrittenChoices());
    }

    private static final class WrittenChoices implements ConverterFactory<String, Written> {

        @Override
        public <T extends Written> Converter<String, T> getConverter(Class<T> type) {
            return text -> Arrays.stream(type.getEnumConstants())
                    .filter(choice -> choice.written().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such choice"));
        }
    }
}
