package com.globalmart.admin.user;

/**
 * Who looks at a page, as its template needs to know.
 *
 * @param role {@code viewer}, {@code operator} or {@code admin}
 * @param mayOperate whether launching, stopping and restarting are offered
 */
public record Viewer(String name, String role, boolean mayOperate) {

    static Viewer of(Account account) {
        return new Viewer(account.username(), account.role(), !account.role().equals("viewer"));
    }
}
