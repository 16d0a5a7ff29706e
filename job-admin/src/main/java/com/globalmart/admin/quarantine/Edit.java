package com.globalmart.admin.quarantine;

import com.globalmart.admin.contract.Contract;
import com.globalmart.admin.contract.ContractField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody typed to take the place of fields.
 *
 * @param fields the fields that are to be others, with their values: null where an optional one is emptied
 * @param misfits what is wrong with what was typed, by field
 * @param objections what ingest would say about the edited record
 */
record Edit(ObjectNode fields, Map<String, String> misfits, List<String> objections) {

    /**
     * Reads a form.
     *
     * @param record what is edited, and whose fields the form showed; null for several records, of which a field left empty stays
     * @param typed by field; others than those of the contract must not be among them
     * @param isUnknown whether a load would refuse a field, named first, with a value
     */
    static Edit of(
            Contract contract,
            @Nullable ObjectNode record,
            Map<String, String> typed,
            BiPredicate<String, String> isUnknown) {
        var fields = JsonNodeFactory.instance.objectNode();
        var misfits = new LinkedHashMap<String, String>();
        for (var field : contract.editable()) {
            var text = typed.get(field.name());
            if (text == null) {
                continue;
            }
            var value = unified(text);
            var before = record == null ? "" : field.typed(record.get(field.name()));
            if (value.equals(unified(before))) {
                continue;
            }
            if (value.isEmpty()) {
                fields.putNull(field.name());
                continue;
            }
            try {
                var changed = field.value(value);
                if (changed.isString() && isUnknown.test(field.name(), changed.asString())) {
                    misfits.put(field.name(), "not in the reference data, so that a load would refuse it again");
                } else if (record == null || !changed.equals(record.get(field.name()))) {
                    fields.set(field.name(), changed);
                }
            } catch (ContractField.MisfitException e) {
                misfits.put(field.name(), String.valueOf(e.getMessage()));
            }
        }
        return new Edit(fields, misfits, objections(contract, record, fields));
    }

    /** A browser makes all line breaks alike: what nobody touched is told by what is left. */
    private static String unified(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private static List<String> objections(Contract contract, @Nullable ObjectNode record, ObjectNode fields) {
        if (record != null) {
            var edited = record.deepCopy();
            edited.setAll(fields);
            return contract.objections(edited);
        }
        var alone = new Contract(
                contract.topic(),
                contract.fields().stream()
                        .filter(field -> fields.has(field.name()))
                        .toList());
        return alone.objections(fields);
    }

    boolean isGood() {
        return misfits.isEmpty() && objections.isEmpty();
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** What becomes of the fields, a sentence each. */
    List<String> changes(@Nullable ObjectNode record) {
        var changes = new ArrayList<String>();
        fields.properties().forEach(field -> {
            var before = record == null ? null : record.get(field.getKey());
            changes.add(
                    record == null
                            ? "%s becomes %s".formatted(field.getKey(), field.getValue())
                            : "%s was %s, becomes %s"
                                    .formatted(
                                            field.getKey(), before == null ? "not there" : before, field.getValue()));
        });
        return changes;
    }

    /** The fields that a form may send. */
    static boolean knows(Contract contract, Set<String> names) {
        return contract.editable().stream().map(ContractField::name).toList().containsAll(names);
    }
}
