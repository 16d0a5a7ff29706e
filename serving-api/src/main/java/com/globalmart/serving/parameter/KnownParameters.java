package com.globalmart.serving.parameter;

import com.globalmart.serving.problem.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a parameter that a resource does not declare, and one that is given twice or empty: a mistyped filter is not taken for
 * none.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final String OURS = "com.globalmart.serving.";
    private static final int LONGEST_NAME = 60;

    private final Map<Method, SortedMap<String, List<String>>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request.getQueryString() != null
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            check(given(request), declared.computeIfAbsent(method.getMethod(), KnownParameters::declared));
        }
        return true;
    }

    private static Map<String, String[]> given(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException | RequestRejectedException e) { // how Tomcat and Spring Security say so
            throw ProblemException.invalid(
                    "query", "the query cannot be read: expected name=value, joined by &, in percent-encoded UTF-8");
        }
    }

    /** @param expected names, each with the choices that it has; none: whatever fits its type */
    private static void check(Map<String, String[]> given, SortedMap<String, List<String>> expected) {
        given.forEach((name, values) -> {
            var choices = expected.get(name);
            if (choices == null) {
                throw ProblemException.invalid(
                        shortened(name),
                        "there is no parameter '%s' here, expected %s"
                                .formatted(
                                        shortened(name),
                                        expected.isEmpty() ? "none" : String.join(", ", expected.keySet())));
            }
            if (values.length > 1) {
                throw ProblemException.invalid(
                        name, "%s is given %d times, expected once".formatted(name, values.length));
            }
            if (values[0].isBlank()) {
                throw ProblemException.invalid(name, "%s is empty: leave it out, or give it a value".formatted(name));
            }
            if (values[0].indexOf('\0') >= 0) {
                throw ProblemException.invalid(name, "%s has a character that no name has".formatted(name));
            }
            if (!choices.isEmpty() && !choices.contains(values[0])) {
                throw ProblemException.invalid(
                        name,
                        "%s is '%s', expected %s".formatted(name, shortened(values[0]), String.join(", ", choices)));
            }
        });
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private static SortedMap<String, List<String>> declared(Method method) {
        var declared = new TreeMap<String, List<String>>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                declared.put(name(parameter), choices(parameter.getType()));
            }
        }
        return declared;
    }

    private static List<String> choices(Class<?> type) {
        return Written.class.isAssignableFrom(type)
                ? Arrays.stream(type.getEnumConstants())
                        .map(choice -> ((Written) choice).written())
                        .toList()
                : List.of();
    }

    private static String name(Parameter parameter) {
        var name = parameter.getAnnotation(RequestParam.class).name();
        return name.isEmpty() ? parameter.getName() : name;
    }
}
