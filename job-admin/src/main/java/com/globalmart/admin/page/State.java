package com.globalmart.admin.page;

/**
 * A state as a page shows it: a word, with a shape and a colour beside it.
 *
 * @param word what it is called, lower case
 * @param mark what it means
 */
public record State(String word, Mark mark) {}
