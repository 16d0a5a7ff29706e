package com.globalmart.admin.user;

import java.time.Instant;

/** Somebody who has logged in, with the role they had at that time. */
sealed interface Account permits ConsoleAccount, ProviderAccount {

    /** What they are called in the audit; nobody else is called so. */
    String username();

    /** {@code viewer}, {@code operator} or {@code admin}. */
    String role();

    /** When they logged in. */
    Instant since();
}
