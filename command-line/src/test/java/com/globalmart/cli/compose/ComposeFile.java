package com.globalmart.cli.compose;

import com.globalmart.cli.metrics.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The committed compose file, read; and what stands beside it. */
public final class ComposeFile {

    static final Path PROJECT = Path.of("..");
    static final Path FOLDER = PROJECT.resolve("compose");
    static final Path FILE = FOLDER.resolve("compose.yaml");

    /** {@code ${NAME}} or {@code ${NAME:?}}. */
    static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)[^}]*}");

    private ComposeFile() {}

    static Map<String, Object> services() throws IOException {
        return Rules.map(Rules.read(FILE).get("services"));
    }

    static Map<String, Object> service(String name) throws IOException {
        return Rules.map(services().get(name));
    }

    /** What {@code bash -c} is given to see whether an application is well. */
    public static String healthCheck(String application) throws IOException {
        List<?> test = list(Rules.map(service(application).get("healthcheck")).get("test"));
        if (test.size() != 4 || !test.subList(0, 3).equals(List.of("CMD", "bash", "-c"))) {
            throw new IllegalStateException(
                    "the health check of %s is %s, expected bash -c".formatted(application, test));
        }
        return test.getLast().toString();
    }

    /** The environment of a service, with the example's values, and "secret" for every password. */
    static Map<String, String> environment(String service) throws IOException {
        var example = example();
        var environment = new TreeMap<String, String>();
        Rules.map(service(service).get("environment"))
                .forEach((name, value) -> environment.put(
                        name, VARIABLE.matcher(String.valueOf(value)).replaceAll(found -> {
                            String given = example.get(found.group(1));
                            return given.isEmpty() ? "secret" : given;
                        })));
        return environment;
    }

    /** Names and values of {@code .env.example}; passwords are empty. */
    static Map<String, String> example() throws IOException {
        var example = new TreeMap<String, String>();
        for (String line : Files.readAllLines(FOLDER.resolve(".env.example"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] nameAndValue = line.split("=", 2);
                example.put(nameAndValue[0], nameAndValue[1]);
            }
        }
        return example;
    }

    static String dockerfile() throws IOException {
        return Files.readString(FOLDER.resolve("Dockerfile"));
    }

    static List<?> list(@Nullable Object node) {
        return node instanceof List<?> list ? list : List.of();
    }
}
