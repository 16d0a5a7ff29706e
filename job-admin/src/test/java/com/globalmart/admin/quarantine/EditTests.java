package com.globalmart.admin.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.admin.contract.Contract;
import com.globalmart.admin.contract.ContractField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EditTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Contract CONTRACT = new Contract(
            "t",
            List.of(
                    field("name", "{\"type\": \"string\"}"),
                    field("price", "{\"type\": \"number\"}"),
                    field("lines", "{\"type\": \"array\", \"items\": {\"type\": \"number\"}}")));

    /** A browser takes the line breaks out of what stands in an input of one line, and makes all others alike. */
    @Test
    void leavesATextOfSeveralLinesAloneThatNobodyTouched() {
        var record = (ObjectNode) JSON.readTree("{\"name\": \"one\\r\\ntwo\\rthree\\nfour\", \"price\": 1}");
        var typed = new LinkedHashMap<>(Map.of("price", "2"));
        typed.put("name", asABrowserSendsIt(CONTRACT.fields().getFirst(), record));

        var edit = Edit.of(CONTRACT, record, typed, (field, value) -> false);

        assertThat(edit.fields().toString()).isEqualTo("{\"price\":2}");
    }

    @Test
    void showsAndKeepsTheDigitsOfANumber() {
        var price = CONTRACT.fields().get(1);
        var million = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree("10000000.00");

        var edit = Edit.of(
                CONTRACT,
                (ObjectNode) JSON.readTree("{}"),
                Map.of("price", "0.12345678901234567891"),
                (field, value) -> false);

        assertThat(price.typed(million)).isEqualTo("10000000.00");
        assertThat(edit.fields().toString()).isEqualTo("{\"price\":0.12345678901234567891}");
    }

    private static String asABrowserSendsIt(ContractField field, ObjectNode record) {
        var value = field.typed(record.get(field.name()));
        var form = EditForm.Field.of(
                field, CONTRACT, record, Map.of(), Map.of(), new ReferenceValues(DSL.using(SQLDialect.POSTGRES)));
        return form.isLong()
                ? value.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n")
                : value.replaceAll("[\r\n]", "");
    }

    private static ContractField field(String name, String schema) {
        return new ContractField(name, false, JSON.readTree(schema));
    }
}
