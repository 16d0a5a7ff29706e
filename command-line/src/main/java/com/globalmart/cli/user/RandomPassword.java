package com.globalmart.cli.user;

import java.security.SecureRandom;

/** Passwords that nobody can guess, of letters and digits that nobody mistakes for others. */
public final class RandomPassword {

    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 16; // 92 bits
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomPassword() {}

    public static String next() {
        return RANDOM.ints(LENGTH, 0, SIGNS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(SIGNS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
