package com.globalmart.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.globalmart.serving.Api;
import com.globalmart.serving.ApiTest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page on which people look at the data, in a real browser. */
@ApiTest
class ExplorePageTests {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    int port;

    private final List<String> faults = new ArrayList<>();
    private BrowserContext context;

    @BeforeAll
    static void startBrowser() {
        var executable = chromium();
        assumeTrue(executable.isPresent() || "true".equals(System.getenv("CI")), "skipped: no Chromium here");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            browser.close();
            playwright.close();
        }
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        context.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void asksForAKeyAndKeepsItOutOfTheAddress() {
        var page = page(1280, ColorScheme.LIGHT);
        page.navigate(url("/?resource=/api/v1/sales/days"));
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Enter a key above");
        faults.clear(); // the browser says of the 401 that it was one

        enterKey(page);

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("30 rows · load 1, complete through 2026-03-14");
        assertThat(page.url()).doesNotContain("gmk_");
    }

    @Test
    void looksAtSalesOfOneCountryAndTakesThemAlong() {
        var page = open("/", 1280, ColorScheme.LIGHT);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("sales › days").setExact(true))
                .click();
        page.getByLabel("from").fill("2026-03-01");
        page.getByLabel("country").fill("Germany");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("14 rows");
        assertThat(page.locator("#chart figcaption")).hasText("revenue by event day, UTC");
        assertThat(page.url()).contains("country=Germany");

        var file = page.waitForDownload(() -> page.getByText("Download CSV").click());

        assertThat(file.suggestedFilename()).isEqualTo("sales-days.csv");
        page.reload();
        assertThat(page.getByLabel("country")).hasValue("Germany");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("14 rows");
    }

    @Test
    void goesThroughPages() {
        var page = open("/?resource=/api/v1/products&limit=5", 1280, ColorScheme.LIGHT);
        assertThat(page.locator("tbody tr").first()).containsText("PROD_00000052");

        page.getByText("Next page").click();

        assertThat(page.locator("tbody tr").first()).containsText("PROD_00000047");
    }

    @Test
    void saysWhatIsWrongAtItsField() {
        var page = open("/?resource=/api/v1/sales/days&from=2026-04-01&to=2026-03-01", 1280, ColorScheme.LIGHT);

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("from is 2026-04-01, after to");
        assertThat(page.getByLabel("from")).hasAttribute("aria-invalid", "true");
        faults.clear();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void showsEveryResourceAtEverySize(int width, ColorScheme colors) throws Exception {
        Files.createDirectories(SCREENSHOTS);
        var page = open("/", width, colors);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("start-%d.png".formatted(width))));
        page.locator("#resources a")
                .first()
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        var paths = page.locator("#resources a").all().stream()
                .map(link -> link.getAttribute("data-path"))
                .toList();
        assertThat(paths).hasSizeGreaterThan(18);
        for (var path : paths) {
            var id = path.contains("user_id")
                    ? "&user_id=USER_00000007"
                    : path.contains("product_id") ? "&product_id=PROD_00000042" : "";
            page.navigate(url("/?resource=%s%s".formatted(URLEncoder.encode(path, StandardCharsets.UTF_8), id)));
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("load 1");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(path)
                    .isTrue();
            assertThat(new AxeBuilder(page).analyze().getViolations()).as(path).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve("%s-%d.png"
                            .formatted(path.replaceAll("[^a-z0-9]+", "-").substring(1), width))));
        }
    }

    @Test
    void theDocumentsCanBeRead() {
        var page = page(1280, ColorScheme.LIGHT);
        page.navigate(url("/docs"));

        assertThat(page.getByText("Headline numbers of a range of days, against the range before"))
                .isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("docs.png")));
    }

    private Page open(String path, int width, ColorScheme colors) {
        var page = page(width, colors);
        page.navigate(url("/"));
        enterKey(page);
        page.navigate(url(path));
        return page;
    }

    private static void enterKey(Page page) {
        page.getByLabel("Key").fill(Api.key("everything", "{read,customers}", 1_000_000));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use"))
                .click();
    }

    private Page page(int width, ColorScheme colors) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colors)
                .setAcceptDownloads(true));
        var page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text());
            }
        });
        page.onPageError(faults::add);
        return page;
    }

    private String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(port, path);
    }

    private static Optional<Path> chromium() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .or(() -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> Path.of(directory, name)))
                        .filter(Files::isExecutable)
                        .findFirst());
    }
}
