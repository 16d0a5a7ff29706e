package com.globalmart.admin.user;

/**
 * A person as the command line has written them down.
 *
 * @param passwordHash with the name of its algorithm before it: <code>{bcrypt}$2a$...</code>
 * @param role {@code viewer}, {@code operator} or {@code admin}
 */
record StoredUser(String username, String passwordHash, String role, boolean isEnabled) {}
