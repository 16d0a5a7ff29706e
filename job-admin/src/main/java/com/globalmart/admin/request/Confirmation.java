package com.globalmart.admin.request;

import com.globalmart.admin.page.State;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before something is done: {@code requests/confirm} shows it.
 *
 * @param title the question: {@code Stop execution 12?}
 * @param subject what it is about, in a few words
 * @param state how that stands; null where it has no state
 * @param consequences what it will do, in sentences with numbers
 * @param button what the button says, the same words as the question
 * @param action where the form goes
 * @param fields hidden fields beside the token
 * @param isReasonNeeded whether it is refused without a reason
 * @param back the page that it was asked on
 * @param token makes two clicks one request
 */
public record Confirmation(
        String title,
        String subject,
        @Nullable State state,
        List<String> consequences,
        String button,
        String action,
        Map<String, String> fields,
        boolean isReasonNeeded,
        String back,
        UUID token) {

    /** A question with a reason that may be left out, and nothing hidden in its form. */
    public static Confirmation of(
            String question,
            String subject,
            @Nullable State state,
            List<String> consequences,
            String action,
            String back) {
        return new Confirmation(
                question + "?",
                subject,
                state,
                consequences,
                question,
                action,
                Map.of(),
                false,
                back,
                UUID.randomUUID());
    }

    /** The same, but not without a reason. */
    public Confirmation needingReason() {
        return new Confirmation(title, subject, state, consequences, button, action, fields, true, back, token);
    }

    /** The same, with hidden fields. */
    public Confirmation with(Map<String, String> hidden) {
        return new Confirmation(
                title, subject, state, consequences, button, action, hidden, isReasonNeeded, back, token);
    }
}
