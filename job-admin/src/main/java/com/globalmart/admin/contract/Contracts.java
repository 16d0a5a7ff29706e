package com.globalmart.admin.contract;

import com.globalmart.admin.page.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The contracts of all topics, read once from the schemas that producers are given. */
@Component
public class Contracts {

    private static final Map<String, String> SCHEMAS = Map.of(
            "transactions-topic", "transaction",
            "product-views-topic", "product-view",
            "cart-events-topic", "cart-event",
            "customers-topic", "customer",
            "products-topic", "product");

    private final Map<String, Contract> byTopic = new TreeMap<>();

    Contracts(JsonMapper json) {
        SCHEMAS.forEach((topic, name) -> byTopic.put(topic, read(json, topic, name)));
    }

    /** The topics, by name. */
    public List<String> topics() {
        return List.copyOf(byTopic.keySet());
    }

    /** The contract of a topic that has one. */
    public Contract of(String topic) {
        var contract = byTopic.get(topic);
        if (contract == null) {
            throw ProblemException.notFound("There is no topic of that name, known: %s.".formatted(topics()));
        }
        return contract;
    }

    /**
     * A topic as an address names it; none where it is empty.
     *
     * @throws ProblemException if there is no such topic
     */
    public @Nullable String topic(@Nullable String parameter) {
        if (parameter == null || parameter.isEmpty()) {
            return null;
        }
        if (!byTopic.containsKey(parameter)) {
            throw ProblemException.invalid("The value of \"topic\" is not a topic: choose one from the list.");
        }
        return parameter;
    }

    private static Contract read(JsonMapper json, String topic, String name) {
        try (var schema = new ClassPathResource("contracts/%s.schema.json".formatted(name)).getInputStream()) {
            return Contract.of(topic, json.readTree(schema));
        } catch (IOException e) {
            throw new UncheckedIOException("the schema of %s could not be read".formatted(topic), e);
        }
    }
}
