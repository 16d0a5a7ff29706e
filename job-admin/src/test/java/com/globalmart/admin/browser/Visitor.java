package com.globalmart.admin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.globalmart.admin.Rows;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Somebody at a browser: opens windows on the console, logs in, takes pictures, and hears what the browser complains about. */
public final class Visitor implements AutoCloseable {

    private final Browser browser;
    private final String origin;
    private final UnaryOperator<String> passwords;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Visitor(Chromium chromium, int port) {
        this(chromium, "http://127.0.0.1:" + port, username -> Rows.PASSWORD);
    }

    /**
     * Comes to a console wherever it is.
     *
     * @param passwords gives the password of a user
     */
    public Visitor(Chromium chromium, String origin, UnaryOperator<String> passwords) {
        this.browser = chromium.browser();
        this.origin = origin;
        this.passwords = passwords;
    }

    public Page window(int width, ColorScheme scheme) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 844 : 800)
                .setColorScheme(scheme));
        contexts.add(context);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    public void logIn(Page page, String username) {
        page.navigate(address("/login"));
        page.getByLabel("Name").fill(username);
        page.getByLabel("Password").fill(passwords.apply(username));
        button(page, "Log in").click();
        page.waitForURL(address("/"));
    }

    public List<String> complaints() {
        return complaints;
    }

    /** Controls that the Tab key passes over; in the grid it enters once, and arrow keys go on from there. */
    private static final String MOUSE_ONLY = """
            () => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary, [onclick], [hx-trigger*=click]')]
                .filter(control => control.checkVisibility() && !control.disabled && !control.closest('#grid table'))
                .filter(control => control.tabIndex < 0 || (control.tagName === 'A' && !control.hasAttribute('href')))
                .map(control => control.outerHTML.slice(0, 200))
            """;

    /** Widths and colours in which a page is looked at: both of both, and with {@code -Dsoak=true} each with each. */
    static Stream<Arguments> looks() {
        var some = Stream.of(Arguments.of(1280, ColorScheme.LIGHT), Arguments.of(390, ColorScheme.DARK));
        return Boolean.getBoolean("soak")
                ? Stream.concat(
                        some, Stream.of(Arguments.of(1280, ColorScheme.DARK), Arguments.of(390, ColorScheme.LIGHT)))
                : some;
    }

    public String address(String path) {
        return origin + path;
    }

    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A page that is not made here: it may not stick out to the right. */
    static void foreignPicture(Page page, String name) {
        var picture = page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
        keepForTour(name, picture);
        var sticksOut =
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertThat(sticksOut).as("page %s scrolls sideways", name).isEqualTo(false);
    }

    /**
     * Nothing may stick out to the right, axe finds nothing, and the keyboard reaches everything that a mouse can press: a page that
     * scrolls sideways or shuts people out is broken.
     */
    public static void picture(Page page, String name) {
        foreignPicture(page, name);
        assertThat((List<?>) page.evaluate(MOUSE_ONLY))
                .as("what the keyboard does not reach on page %s", name)
                .isEmpty();
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("what axe finds on page %s", name)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()))
                                .limit(3)
                                .toList())
                .isEmpty();
    }

    /** A picture that the docs have is written anew where {@code -Dtour=write} asks for it. */
    private static void keepForTour(String name, byte[] picture) {
        var kept = Path.of("..", "docs", "images", "console", name + ".png");
        if ("write".equals(System.getProperty("tour")) && Files.exists(kept)) {
            try {
                Files.write(kept, picture);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
