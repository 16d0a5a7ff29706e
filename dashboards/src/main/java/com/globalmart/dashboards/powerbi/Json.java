package com.globalmart.dashboards.powerbi;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as Power BI Desktop writes it, so that saving there changes little. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final ObjectWriter WRITER = MAPPER.writer()
            .with(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An object that names the schema it follows, by its path below the place where Microsoft keeps them. */
    static ObjectNode schema(String path) {
        return object().put("$schema", "https://developer.microsoft.com/json-schemas/fabric/" + path + "/schema.json");
    }

    static String text(ObjectNode json) {
        return WRITER.writeValueAsString(json) + "\n";
    }
}
