package com.globalmart.dashboards.powerbi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a formula in DAX refers to and the model does not have. */
final class DaxReferences {

    private static final Pattern COLUMN = Pattern.compile("(\\w+)\\[([^]]+)]");
    private static final Pattern MEASURE = Pattern.compile("(?<!\\w)\\[([^]]+)]");
    private static final Pattern TABLE = Pattern.compile("(?:COUNTROWS|SUMX|SUMMARIZE)\\((\\w+)[,)]");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    private DaxReferences() {}

    static List<String> missing(String dax, ModelText model) {
        String formula = TEXT.matcher(dax).replaceAll("\"\"");
        var missing = new ArrayList<String>();
        COLUMN.matcher(formula).results().forEach(found -> {
            if (!model.has(found.group(1), found.group(2))) {
                missing.add(found.group());
            }
        });
        MEASURE.matcher(formula).results().forEach(found -> {
            if (!model.measures().containsKey(found.group(1))) {
                missing.add(found.group());
            }
        });
        TABLE.matcher(formula).results().forEach(found -> {
            if (!model.columns().containsKey(found.group(1))) {
                missing.add(found.group(1));
            }
        });
        if (count(formula, '(') != count(formula, ')') || count(formula, '[') != count(formula, ']')) {
            missing.add("a bracket");
        }
        return missing;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(each -> each == sign).count();
    }
}
