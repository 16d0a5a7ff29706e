package com.globalmart.admin.page;

/**
 * A state as a page shows it: a word, with a shape and a colour beside it.
 *
 * @param word what it is called, lower case
 * @param mark what it means
 * @param meaning what exactly it says, a sentence that is shown when the word is pointed at; empty where the word says it all
 */
public record State(String word, Mark mark, String meaning) {

    public State(String word, Mark mark) {
        this(word, mark, "");
    }
}
