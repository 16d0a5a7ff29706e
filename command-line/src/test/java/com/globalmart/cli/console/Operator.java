package com.globalmart.cli.console;

import static com.globalmart.admin.browser.Visitor.button;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Somebody at the console, who gives a reason for whatever is done. */
record Operator(PlatformWithConsole platform, Page page) {

    static final String REASON = "because";

    private static final Pattern EXECUTION = Pattern.compile("/executions/(\\d+)");

    static Operator of(PlatformWithConsole platform, String user) {
        return new Operator(platform, platform.as(user));
    }

    void go(String address) {
        page.navigate(platform.visitor().address(address));
    }

    /** Follows the link of an action: its name is on the page, with the dots of what asks first. */
    void choose(String action) {
        page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(action + "…"))
                .first()
                .click();
    }

    void confirm(String button) {
        page.getByLabel("Reason").fill(REASON);
        button(page, button).click();
    }

    /** Confirms what the page asks for, whatever its button says, and waits until it is done. */
    void confirmUntilDone() {
        page.getByLabel("Reason").fill(REASON);
        page.locator("form.confirm button").first().click();
        assertThat(page.locator(".outcome .state").first()).containsText("done");
    }

    /** Launches a night from its form; returns its execution, whose page is open then. */
    long launchNight(LocalDate date) {
        go("/jobs/nightly/launch");
        page.getByLabel("Business date").fill(date.toString());
        confirm("Launch nightly");
        followOutcome();
        return execution();
    }

    /** Launches a night and waits until it is over. */
    void completeNight(LocalDate date) {
        launchNight(date);
        assertThat(page.locator("h1")).containsText("completed");
    }

    /** Chooses an action of an execution's page, and confirms it. */
    void act(String verb, long execution) {
        go("/executions/" + execution);
        choose(verb);
        confirm("%s execution %d".formatted(verb, execution));
    }

    /** Goes from the outcome of a request to the execution that it is about. */
    void followOutcome() {
        page.locator(".outcome").getByText(Pattern.compile("^Execution")).click();
        page.waitForURL(EXECUTION);
    }

    /** The execution whose page is open. */
    long execution() {
        var matcher = EXECUTION.matcher(page.url());
        assertThat(matcher.find()).as(page.url()).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
