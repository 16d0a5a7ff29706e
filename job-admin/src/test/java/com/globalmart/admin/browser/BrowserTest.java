package com.globalmart.admin.browser;

import com.globalmart.admin.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test of pages in a real browser: empty tables before each, no window left after it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

    @LocalServerPort
    int port;

    final Rows rows = new Rows();
    Visitor visitor;
    private Chromium chromium;

    @BeforeAll
    void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void emptyTablesAndLetSomebodyIn() {
        rows.fresh();
        visitor = new Visitor(chromium, port);
    }

    @AfterEach
    void closeWindows() {
        visitor.close();
    }
}
