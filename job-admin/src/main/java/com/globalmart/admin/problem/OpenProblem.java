package com.globalmart.admin.problem;

import com.globalmart.admin.page.Moment;
import com.globalmart.admin.page.State;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for somebody.
 *
 * @param state what kind of trouble it is
 * @param subject what it is about
 * @param sentence what is wrong and what to do, in the words of whoever found it
 * @param since when it was found; null where nobody noted it
 * @param address the page on which it is mended
 * @param link what that page is called
 */
public record OpenProblem(
        State state,
        String subject,
        String sentence,
        @Nullable Moment since,
        String address,
        String link) {}
