package com.globalmart.serving.page;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.globalmart.serving.answer.Answer;
import com.globalmart.serving.answer.Question;
import com.globalmart.serving.problem.ProblemAnswer;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The document of the API, OpenAPI 3.1, made from the resources themselves. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    private static final String PROBLEM = "Problem";

    private static final String ABOUT = """
            Reads the published warehouse: numbers that were checked, complete or not there. All of an answer is of one load, whose \
            number stands in the header `Globalmart-Load`; an answer changes with the next publication only, so ask with \
            `If-None-Match` and be told 304.

            - **Access**: `Authorization: Bearer` with a key. `./globalmart api-key create NAME` makes one.
            - **Formats**: `Accept: application/json`, `text/csv` or `application/x-ndjson`; one thing is JSON only.
            - **Numbers**: amounts, rates and shares are strings with all their decimals, counts are numbers. Money is in the \
            reporting currency unless a currency stands beside it.
            - **Days** are UTC days like `2026-03-14`, instants like `2026-03-14T23:59:00Z`.
            - **Pages**: follow the header `Link`.
            - **Problems** are `application/problem+json` with a `type` from a closed list; 400 names the `field`.
            """;

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    /** In the order in which people look for them. */
    private static final List<Tag> TAGS = List.of(
            tag("Sales", "What was sold, day by day and by what."),
            tag("Carts", "Visits, carts, and what becomes of them."),
            tag("Products", "What they are, how they sell."),
            tag("Segments", "Customers by how they buy, without a person."),
            tag("Customers", "About persons: needs a key with the scope customers."),
            tag("Live", "From landing: seconds behind the shop, not checked, never kept."),
            tag("Trust", "How fresh the numbers are, whether they can be believed, what they mean."));

    static {
        SpringDocUtils.getConfig().replaceWithSchema(BigDecimal.class, new StringSchema().format("decimal"));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .tags(TAGS)
                .addServersItem(new Server().url("/").description("where this document is served"))
                .info(new Info().title("GlobalMart").version("1").description(ABOUT))
                .components(new Components()
                        .addSchemas(
                                PROBLEM,
                                ModelConverters.getInstance(true)
                                        .resolveAsResolvedSchema(
                                                new AnnotatedType(ProblemAnswer.class).resolveAsRef(false))
                                        .schema)
                        .addSecuritySchemes(
                                "key",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("key"));
    }

    /** Names of fields as they are written; until here they have those of the code, by which their comments are found. */
    @Bean
    OpenApiCustomizer writtenNames() {
        return document ->
                document.getComponents().getSchemas().values().forEach(schema -> schema.setProperties(written(schema)));
    }

    private static @Nullable Map<String, Schema> written(Schema<?> schema) {
        if (schema.getProperties() == null) {
            return null;
        }
        var written = new LinkedHashMap<String, Schema>();
        schema.getProperties().forEach((name, property) -> written.put(SNAKE_CASE.translate(name), property));
        return written;
    }

    /** A question is documented as what answers it. */
    @Bean
    ModelConverter questionsAsAnswers() {
        return new ModelConverter() {
            @Override
            public @Nullable Schema<?> resolve(
                    AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
                if (!chain.hasNext()) {
                    return null;
                }
                var types = TypeFactory.defaultInstance();
                var asked = types.constructType(type.getType());
                if (asked.getRawClass() != Question.class) {
                    return chain.next().resolve(type, context, chain);
                }
                var answer = types.constructParametricType(Answer.class, asked.containedType(0));
                return chain.next().resolve(new AnnotatedType(answer).resolveAsRef(true), context, chain);
            }
        };
    }

    /** Formats and problems, which all resources have alike. */
    @Bean
    OperationCustomizer formatsAndProblems() {
        return (operation, method) -> {
            var done = Objects.requireNonNull(operation.getResponses().get("200"));
            var schema = done.getContent().values().iterator().next().getSchema();
            var content = new Content().addMediaType("application/json", new MediaType().schema(schema));
            if (method.getMethod().getGenericReturnType().getTypeName().contains("java.util.List<")) {
                content.addMediaType("text/csv", new MediaType().schema(new StringSchema()));
                content.addMediaType("application/x-ndjson", new MediaType().schema(new StringSchema()));
            }
            done.description("What was asked for").content(content);
            operation.getResponses().addApiResponse("304", new ApiResponse().description("As the caller has it"));
            operation.getResponses().addApiResponse("400", problem("A parameter does not fit; field names it"));
            operation.getResponses().addApiResponse("401", problem("No key, or none that holds"));
            operation.getResponses().addApiResponse("403", problem("The key has not the scope"));
            if (method.getMethod().getParameterCount() > 0
                    && operation.getParameters() != null
                    && operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
                operation.getResponses().addApiResponse("404", problem("There is no such thing"));
            }
            operation
                    .getResponses()
                    .addApiResponse("429", problem("Asked more often than the key may; see Retry-After"));
            return operation;
        };
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                ProblemAnswer.MEDIA_TYPE,
                                new MediaType()
                                        .schema(new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + PROBLEM))));
    }
}
