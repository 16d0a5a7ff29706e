package com.globalmart.serving.key;

import org.springframework.security.core.AuthenticationException;

/** Whether a token holds cannot be said now, as who knows it does not answer. */
class CannotJudgeException extends AuthenticationException {

    /** @param who does not answer */
    CannotJudgeException(String who, Throwable cause) {
        super("%s does not answer".formatted(who), cause);
    }
}
