package com.globalmart.serving.answer;

import com.globalmart.serving.answer.Question.Keeping;
import com.globalmart.serving.cache.Place;
import com.globalmart.serving.cache.Rendered;
import com.globalmart.serving.cache.Shelf;
import com.globalmart.serving.publication.Snapshots;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Answers the questions that resources return: in the format that the caller likes, from what is kept where that holds, with the
 * load that the answer is of, and with 304 where the caller has it already.
 */
@Component
class Answers implements HandlerMethodReturnValueHandler {

    static final String LOAD = "Globalmart-Load";
    static final String COMPLETE_THROUGH = "Globalmart-Complete-Through";

    private final Snapshots snapshots;
    private final Shelf shelf;
    private final Rendering rendering;

    Answers(Snapshots snapshots, Shelf shelf, Rendering rendering) {
        this.snapshots = snapshots;
        this.shelf = shelf;
        this.rendering = rendering;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == Question.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returned,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        if (!(returned instanceof Question<?> question)
                || !(web.getNativeRequest() instanceof HttpServletRequest request)
                || !(web.getNativeResponse() instanceof HttpServletResponse response)) {
            throw new IllegalStateException("%s returned no question".formatted(returnType.getMethod()));
        }
        Class<?> rows = rows(returnType.getGenericParameterType());
        var format = Format.liked(request.getHeader(HttpHeaders.ACCEPT), rows != null);
        send(answer(question, rows, format, request), question, format, request, response);
    }

    private Rendered answer(Question<?> question, @Nullable Class<?> rows, Format format, HttpServletRequest request) {
        if (question.keeping() == Keeping.NEVER) {
            return ask(question, rows, format);
        }
        var place = Place.of(request, snapshots.newest(), format.name(), question.keeping() == Keeping.BY_LOAD);
        return shelf.get(place, () -> ask(question, rows, format));
    }

    private Rendered ask(Question<?> question, @Nullable Class<?> rows, Format format) {
        return snapshots.read(snapshot -> {
            Found<?> found = question.ask().apply(snapshot);
            return Rendered.of(
                    snapshot.publication(),
                    found.next() == null ? null : found.next().written(),
                    rendering.write(found, rows, snapshot.publication(), format));
        });
    }

    private static void send(
            Rendered answer,
            Question<?> question,
            Format format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var published = answer.published();
        response.setHeader(LOAD, Integer.toString(published.load()));
        if (published.completeThrough() != null) {
            response.setHeader(COMPLETE_THROUGH, published.completeThrough().toString());
        }
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                question.keeping() == Keeping.PERSONAL ? "private, no-store" : "private, no-cache");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        long modified = published.loadedAt() == null || question.keeping() == Keeping.NEVER
                ? -1
                : published.loadedAt().toEpochMilli();
        if (new ServletWebRequest(request, response).checkNotModified(answer.etag(), modified)) {
            return;
        }
        if (answer.next() != null) {
            response.setHeader(HttpHeaders.LINK, Links.next(request, answer.next()));
        }
        if (format == Format.CSV) {
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"%s.csv\"".formatted(Links.fileName(request)));
        }
        response.setContentType(format.contentType());
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    /** Of {@code Question<List<Row>>} the class of the rows; null where it asks for one thing. */
    static @Nullable Class<?> rows(Type question) {
        return question instanceof ParameterizedType asked
                        && asked.getActualTypeArguments()[0] instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] instanceof Class<?> row
                ? row
                : null;
    }
}
