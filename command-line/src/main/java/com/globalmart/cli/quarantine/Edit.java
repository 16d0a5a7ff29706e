package com.globalmart.cli.quarantine;

import com.globalmart.cli.terminal.CommandFailedException;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What takes the place of fields of a record, as it is typed: {@code country=Germany}, {@code products=[{...}]}. */
final class Edit {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern LIKE_JSON = Pattern.compile("[\\[{\"].*|-?[0-9].*|true|false|null", Pattern.DOTALL);

    private Edit() {}

    /**
     * A JSON object of the fields. A value that looks like JSON is taken as JSON, any other as text.
     *
     * @throws CommandFailedException if one has another form
     */
    static String of(List<String> assignments) {
        var fields = JSON.createObjectNode();
        for (var assignment : assignments) {
            int sign = assignment.indexOf('=');
            if (sign < 1) {
                throw CommandFailedException.usage(
                        "--set is '%s', expected FIELD=VALUE, for example country=Germany", assignment);
            }
            fields.set(assignment.substring(0, sign), value(assignment.substring(sign + 1)));
        }
        return fields.toString();
    }

    private static JsonNode value(String text) {
        if (!LIKE_JSON.matcher(text).matches()) {
            return JSON.stringNode(text);
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            if ("[{\"".indexOf(text.charAt(0)) >= 0) {
                throw CommandFailedException.usage(
                        "--set has the value %s, expected JSON, or text that does not begin like it", text);
            }
            return JSON.stringNode(text); // a date, for example
        }
    }
}
