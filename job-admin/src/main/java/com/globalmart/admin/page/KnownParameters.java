package com.globalmart.admin.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what a controller's method does not ask for: a parameter of a query or form that it does not declare, as a
 * {@code @RequestParam} or as a component of a record, and one that is given twice where one is expected. So a mistyped filter
 * is not taken for none, and two values are never one for us and another for somebody before us. A method that takes all
 * parameters as a map judges them itself.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final String OURS = "com.globalmart.admin.";
    private static final String CSRF = "_csrf";
    private static final int LONGEST_NAME = 60;

    private final Map<Method, Declared> declared = new ConcurrentHashMap<>();

    /**
     * What a method declares.
     *
     * @param names its parameters, each with whether it may be given more than once
     * @param isOpen whether it takes any
     */
    private record Declared(Map<String, Boolean> names, boolean isOpen) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            check(request.getParameterMap(), declared.computeIfAbsent(method.getMethod(), KnownParameters::declared));
        }
        return true;
    }

    private static void check(Map<String, String[]> given, Declared expected) {
        if (expected.isOpen()) {
            return;
        }
        given.forEach((name, values) -> {
            var mayRepeat = name.equals(CSRF) ? Boolean.FALSE : expected.names().get(name);
            if (mayRepeat == null) {
                throw ProblemException.invalid("This address has no parameter \"%s\".".formatted(shortened(name)));
            }
            if (values.length > 1 && !mayRepeat) {
                throw ProblemException.invalid(
                        "The parameter \"%s\" was given %d times, expected once.".formatted(name, values.length));
            }
        });
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private static Declared declared(Method method) {
        var names = new HashMap<String, Boolean>();
        boolean isOpen = false;
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                isOpen |= Map.class.isAssignableFrom(parameter.getType());
                names.put(name(parameter), mayRepeat(parameter.getType()));
            } else if (parameter.getType().isRecord()) {
                for (var component : parameter.getType().getRecordComponents()) {
                    names.put(component.getName(), mayRepeat(component.getType()));
                }
            }
        }
        return new Declared(names, isOpen);
    }

    private static String name(Parameter parameter) {
        var declared = parameter.getAnnotation(RequestParam.class);
        var name = declared.name().isEmpty() ? declared.value() : declared.name();
        return name.isEmpty() ? parameter.getName() : name;
    }

    private static boolean mayRepeat(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }
}
