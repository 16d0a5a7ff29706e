package com.globalmart.admin.quarantine;

import com.globalmart.admin.contract.Contract;
import com.globalmart.admin.contract.ContractField;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form that edits records and replays them.
 *
 * @param count how many records it edits
 * @param about which these are
 * @param isSeveral whether a field left empty stays as it is in each of them
 * @param hidden which records are meant, as fields
 * @param token makes two clicks on its button one request
 * @param changes what becomes of the fields, once it was checked
 * @param objections what ingest would say, once it was checked
 * @param verdict what the check says in a sentence; null before it
 */
record EditForm(
        int count,
        String about,
        boolean isSeveral,
        List<Field> fields,
        Map<String, String> hidden,
        UUID token,
        String reason,
        String back,
        List<String> changes,
        List<String> objections,
        @Nullable String verdict) {

    /**
     * A field to edit.
     *
     * @param isLong whether it has several lines, which an input of one line would lose
     * @param choices what it must be one of; empty where it may be anything
     * @param suggestions what a load does not refuse; empty where it takes anything
     * @param problem what is wrong with its value, or null
     */
    record Field(
            String name,
            boolean isRequired,
            boolean isLong,
            String description,
            List<String> choices,
            List<String> suggestions,
            String value,
            @Nullable String problem) {

        static Field of(
                ContractField field,
                Contract contract,
                @Nullable ObjectNode record,
                Map<String, String> typed,
                Map<String, String> misfits,
                ReferenceValues reference) {
            var before = record == null ? "" : field.typed(record.get(field.name()));
            var value = typed.getOrDefault(field.name(), before);
            return new Field(
                    field.name(),
                    field.isRequired(),
                    field.isList() || value.chars().anyMatch(sign -> sign == '\n' || sign == '\r'),
                    field.description(),
                    field.choices(),
                    reference.of(contract.topic(), field.name()),
                    value,
                    misfits.get(field.name()));
        }
    }
}
