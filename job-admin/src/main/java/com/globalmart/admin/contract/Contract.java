package com.globalmart.admin.contract;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a record of one topic must look like.
 *
 * @param fields in the order of the schema
 */
public record Contract(String topic, List<ContractField> fields) {

    static Contract of(String topic, JsonNode schema) {
        return new Contract(topic, Objections.fields(schema));
    }

    /** The fields that somebody may edit: all but personal data. */
    public List<ContractField> editable() {
        return fields.stream().filter(field -> !field.isPersonal()).toList();
    }

    /** What ingest would object to, a sentence each, in the order of the schema; empty where it would read the record. */
    public List<String> objections(JsonNode record) {
        return record.isObject()
                ? Objections.to(record, fields)
                : List.of("the value is %s, expected a JSON object".formatted(record.isArray() ? "a list" : record));
    }
}
