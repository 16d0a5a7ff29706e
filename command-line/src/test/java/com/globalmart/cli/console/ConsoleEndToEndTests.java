package com.globalmart.cli.console;

import static com.globalmart.admin.browser.Visitor.button;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.ListeningSockets;
import com.globalmart.db.Database;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Every action of the console on real runs of real jobs, each with its row in the audit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleEndToEndTests {

    private static final String SALES = "transactions-topic";

    private PlatformWithConsole platform;
    private LocalDate nextNight = LocalDate.now(Clock.systemUTC()).minusDays(30);

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PlatformWithConsole.PATIENCE.toMillis());
        platform = PlatformWithConsole.start(folder, nextNight);
    }

    @AfterAll
    void stop() throws Exception {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    @Order(1) // the first night has the generated day
    void previewsWhatARestartThenDoes() {
        var operator = Operator.of(platform, "operator");
        platform.asOwner("""
                create function warehouse.refuse_one_view() returns trigger language plpgsql as $$
                begin
                    if new.partition = 0 and new.log_offset = 150 then raise exception 'a test refuses it'; end if;
                    return new;
                end $$
                """);
        platform.asOwner("""
                create trigger refuse_one before insert on warehouse.fact_product_views
                for each row execute function warehouse.refuse_one_view()
                """);
        long execution = operator.launchNight(night());
        assertThat(operator.page().locator("h1")).containsText("failed");
        assertThat(operator.page().locator("#execution")).containsText("a test refuses it");
        platform.asOwner("drop function warehouse.refuse_one_view() cascade");
        var before = asked();

        operator.choose("Restart");
        var prediction = Prediction.shownOn(operator.page());
        assertThat(asked()).as("audit rows and requests after looking").isEqualTo(before);
        operator.confirm("Restart execution " + execution);
        operator.followOutcome();
        assertThat(operator.page().locator("h1")).containsText("completed");

        assertThat(prediction.steps())
                .containsEntry("loadProductViews", "go on")
                .containsValues("skip", "run");
        assertThat(prediction.partitions())
                .anyMatch(partition -> partition.rowsLeft().isPresent())
                .anyMatch(Prediction.OfPartition::isSkipped);
        prediction.assertHappenedIn(operator.execution(), platform);
    }

    @Test
    void launchesWatchesStopsAndRestartsANight() throws Exception {
        var operator = Operator.of(platform, "operator");
        var page = operator.page();
        long execution;
        try (var held = platform.barrier("warehouse.fact_sales")) {
            execution = operator.launchNight(night());
            assertThat(page.locator("h1")).containsText("running");

            operator.act("Stop", execution);
            assertThat(page.locator(".outcome")).containsText("stop execution " + execution);
            operator.go("/executions/" + execution);
            assertThat(page.locator("h1")).containsText(Pattern.compile("stopping|stopped"));
            held.rollback();
        }
        assertThat(page.locator("h1")).containsText("stopped"); // by itself
        operator.act("Restart", execution);
        operator.followOutcome();
        assertThat(page.locator("h1")).containsText("completed");
        assertThat(auditOf("execution " + execution))
                .containsExactly("operator|stop|because", "operator|restart|because");
    }

    @Test
    void tellsThatTheOwnerWasKilledAndThatTheNightGoesOn() throws Exception {
        var operator = Operator.of(platform, "operator");
        try (var held = platform.barrier("warehouse.fact_sales")) {
            operator.launchNight(night());
            assertThat(operator.page().locator("h1")).containsText("running");
            platform.killBatchNode();
            assertThat(operator.page().locator("#execution")).containsText("stopped renewing its lease");
            held.rollback();
        }
        assertThat(operator.page().locator("#execution")).containsText("A later attempt has gone on with it");
        operator.go("/executions");
        assertThat(operator.page().locator("#executions tbody tr").first()).containsText("completed");
    }

    @Test
    void runsOneNightOnceThoughItIsAskedForFiftyTimesAtOnce() throws Exception {
        var operator = Operator.of(platform, "operator");
        var date = night();
        operator.go("/jobs/nightly/launch");
        try (var held = platform.barrier("warehouse.fact_sales")) {
            operator.page().evaluate("""
                    async date => {
                        const form = async () => new DOMParser()
                            .parseFromString(await (await fetch('/jobs/nightly/launch')).text(), 'text/html').forms;
                        const asks = [];
                        for (let ask = 0; ask < 50; ask++) {
                            const launch = [...await form()].find(one => one.classList.contains('launch'));
                            launch.elements['parameter.businessDate'].value = date;
                            asks.push(new URLSearchParams(new FormData(launch)));
                        }
                        await Promise.all(asks.map(body => fetch('/jobs/nightly/launch', {method: 'POST', body})));
                    }
                    """, date.toString());
            platform.await(
                    "select 'all' from ops.request where kind = 'launch' and state <> 'OPEN'"
                            + " and parameters ->> 'businessDate' = ? having count(*) = 50",
                    date.toString());
            held.rollback();
        }
        assertThat(platform.all(
                        Database.WAREHOUSE,
                        "select state || ' ' || count(*) from ops.request where kind = 'launch'"
                                + " and parameters ->> 'businessDate' = ? group by state order by state",
                        date.toString()))
                .containsExactly("DONE 1", "REFUSED 49");
        var refused = platform.warehouse(
                "select max(request_id)::text from ops.request where state = 'REFUSED' and parameters ->> 'businessDate' = ?",
                date.toString());
        operator.go("/requests/" + refused);
        operator.followOutcome();
        assertThat(operator.page().locator("h1")).containsText("completed");
        assertThat(operator.page().locator("#execution")).containsText(date.toString());
    }

    @Test
    void backfillsInOrderThoughItsNodeIsKilled() throws Exception {
        var operator = Operator.of(platform, "operator");
        var page = operator.page();
        var first = night();
        night();
        var last = night();
        operator.go("/backfill/plan?from=%s&to=%s&mode=missing".formatted(first, last));
        assertThat(page.locator("main")).containsText("3 dates run");
        try (var held = platform.barrier("warehouse.fact_sales")) {
            operator.confirm("Start the backfill");
            assertThat(page.locator(".outcome")).containsText("backfill");
            operator.go("/backfill/"
                    + platform.await(
                            "select backfill_id::text from ops.backfill where first_date = ?::date", first.toString()));
            assertThat(page.locator("#backfill tbody tr").first()).containsText("running");
            platform.killBatchNode();
            held.rollback();
        }
        assertThat(page.locator("#backfill"))
                .containsText(
                        "3 of 3 dates are over",
                        new ContainsTextOptions().setTimeout(240_000)); // three nights, one of them twice
        assertThat(platform.all(
                        Database.WAREHOUSE,
                        "select business_date::text from warehouse.load where business_date between ?::date and ?::date"
                                + " and status = 'PUBLISHED' order by load_id",
                        first.toString(),
                        last.toString()))
                .hasSize(3)
                .isSorted();
        assertThat(auditOfAction("backfill")).contains("operator|backfill|because");
    }

    @Test
    void givesAScheduleOtherTimes() {
        var admin = Operator.of(platform, "admin");
        admin.go("/schedules/nightly/edit");
        admin.page().getByLabel("Cron expression").fill("0 30 3 ? * MON-FRI");
        admin.page().getByLabel("Time zone").fill("Europe/Paris");
        button(admin.page(), "Show the next fires").click();
        assertThat(admin.page().locator("#preview")).containsText("Europe/Paris");
        admin.confirm("Give nightly these times");

        assertThat(admin.page().locator(".outcome")).containsText("done");
        assertThat(
                        platform.warehouse(
                                "select cron_expression || ' ' || time_zone_id from ops.qrtz_cron_triggers where trigger_name = 'nightly'"))
                .isEqualTo("0 30 3 ? * MON-FRI Europe/Paris");
        assertThat(auditOf("schedule nightly")).containsExactly("admin|edit_schedule|because");
    }

    @Test
    void mendsAndReplaysNineHundredAndNinetyOfAThousandOnce() throws Exception {
        var operator = Operator.of(platform, "operator");
        var page = operator.page();
        var date = night();
        var ids = IntStream.range(0, 1_000).mapToObj(sale -> new UUID(7, sale)).toList();
        platform.send(
                SALES,
                ids.stream()
                        .map(id -> id.getLeastSignificantBits() < 990
                                ? sale(id, date, "Atlantis", "USD")
                                : sale(id, date, "Germany", "XXX"))
                        .toList());
        operator.completeNight(date);

        operator.go("/quarantine");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit all UNKNOWN_COUNTRY of " + SALES))
                .click();
        var open = platform.warehouse(
                "select count(*)::text from quality.quarantine where state = 'OPEN' and reason = 'UNKNOWN_COUNTRY'"
                        + " and topic = ?",
                SALES);
        page.locator("[name='field.country']").fill("Germany");
        page.getByLabel("Reason").fill(Operator.REASON);
        button(page, "Replay %s records edited".formatted(open)).dblclick();
        assertThat(page.locator(".outcome")).containsText("done");
        operator.completeNight(night());

        assertThat(platform.warehouse(
                        "select count(distinct transaction_id)::text || ' of ' || count(*) from warehouse.fact_sales"
                                + " where transaction_id between ?::uuid and ?::uuid",
                        ids.getFirst().toString(),
                        ids.getLast().toString()))
                .isEqualTo("990 of 990");
        assertThat(
                        platform.warehouse(
                                "select count(*)::text from quality.quarantine where state = 'OPEN' and reason = 'UNKNOWN_CURRENCY'"))
                .isEqualTo("10");
        assertThat(auditOfAction("replay_quarantined")).containsExactly("operator|replay_quarantined|because");
    }

    @Test
    void redrivesADeadLetterAndMendsIt() throws Exception {
        var operator = Operator.of(platform, "operator");
        var page = operator.page();
        var date = night();
        var id = new UUID(8, 1);
        platform.send(SALES, List.of(sale(id, date, "Germany", "USD").replace("}]", "}")));
        operator.go("/dead-letters");
        page.locator("#letters tbody tr a").first().click();
        page.waitForURL(Pattern.compile("/dead-letters/.+"));
        var letter = page.url();
        operator.choose("Redrive");
        page.getByLabel("Reason").fill(Operator.REASON);
        page.locator("form.confirm button").first().click();
        assertThat(page.locator(".outcome")).containsText("refused");

        page.navigate(letter);
        operator.choose("Mend");
        page.getByLabel("Value that is to land").fill(sale(id, date, "Germany", "USD"));
        operator.confirm("Let it land");
        assertThat(page.locator(".outcome")).containsText("1 of 1 letters landed");
        operator.completeNight(date);

        assertThat(platform.warehouse(
                        "select count(*)::text from warehouse.fact_sales where transaction_id = ?::uuid",
                        id.toString()))
                .isEqualTo("1");
        assertThat(auditOfAction("mend_dead_letters"))
                .containsExactly("operator|mend_dead_letters|because", "operator|mend_dead_letters|because");
    }

    @Test
    @Order(Integer.MAX_VALUE) // what is planted stays, and the checks over everything find it
    void releasesALoadThatIsStoppedAtItsGate() {
        var operator = Operator.of(platform, "operator");
        var page = operator.page();
        platform.asOwner("""
                insert into quality.duplicate
                select 'transactions-topic', 1::smallint, 0, 9999990 + max(load_id), max(load_id) + 1, gen_random_uuid(), 1::smallint, 0, 1, 5
                from warehouse.load
                """);
        operator.launchNight(night());
        assertThat(page.locator("h1")).containsText("failed");

        operator.go("/");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Loads").setExact(true))
                .last()
                .click();
        page.locator("main tbody tr a").first().click();
        assertThat(page.locator("#load")).containsText("books_add_up");
        operator.choose("Release");
        page.getByLabel("Reason").fill(Operator.REASON);
        page.locator("form.confirm button").first().click();
        assertThat(page.locator(".outcome")).containsText("by 1 of 1");
        operator.go("/loads");
        assertThat(page.locator("main tbody tr").first()).containsText("published");

        assertThat(auditOfAction("release_load")).containsExactly("operator|release_load|because");
    }

    @Test
    void holdsSchedulesFiresOneAndMakesAnother() {
        var admin = Operator.of(platform, "admin");
        admin.go("/schedules/retention");
        admin.choose("Pause");
        admin.confirmUntilDone();
        admin.go("/schedules/freeze");
        admin.confirmUntilDone();
        admin.go("/schedules/reference/create?cron=0+0+1+*+*+?&timeZone=Europe/Paris");
        admin.confirmUntilDone();
        admin.go("/schedules");
        assertThat(admin.page().locator("#schedules")).containsText("All schedules are frozen");
        admin.choose("Release all");
        admin.confirmUntilDone();
        admin.go("/schedules/retention");
        admin.choose("Resume");
        admin.confirmUntilDone();
        admin.go("/schedules/reference");
        admin.choose("Fire now");
        admin.confirmUntilDone();
        admin.followOutcome();
        assertThat(admin.page().locator("h1")).containsText("completed");

        assertThat(platform.all(
                        Database.WAREHOUSE,
                        "select trigger_name from ops.qrtz_triggers where trigger_state <> 'PAUSED' order by 1"))
                .containsExactly("checks", "nightly", "reference", "retention");
        for (var action : List.of(
                "pause_schedule", "freeze_schedules", "create_schedule", "release_schedules", "resume_schedule")) {
            assertThat(auditOfAction(action)).containsExactly("admin|%s|because".formatted(action));
        }
    }

    @Test
    void givesANightUpDiscardsItsLoadAndRunsAllChecks() throws Exception {
        var operator = Operator.of(platform, "operator");
        var page = operator.page();
        operator.completeNight(night());
        long execution;
        try (var held = platform.barrier("warehouse.fact_sales")) {
            execution = operator.launchNight(night());
            operator.act("Stop", execution);
            held.rollback();
        }
        operator.go("/executions/" + execution);
        assertThat(page.locator("h1")).containsText("stopped");
        operator.act("Abandon", execution);
        assertThat(page.locator(".outcome .state").first()).containsText("done");
        operator.go("/loads");
        page.locator("main tbody tr a").first().click();
        operator.choose("Discard");
        operator.confirmUntilDone();
        operator.followOutcome();
        assertThat(page.locator("h1")).containsText("completed");
        operator.go("/loads");
        assertThat(page.locator("main tbody tr").first()).containsText("discarded");

        operator.go("/quality");
        operator.choose("Run all checks");
        operator.confirmUntilDone();
        operator.followOutcome();
        assertThat(page.locator("h1")).containsText("completed");
        assertThat(auditOf("execution " + execution))
                .containsExactly("operator|stop|because", "operator|abandon|because");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void listensForThisMachineAloneAndOnNoPortThatNobodyKnowsOf() throws Exception {
        var listening = platform.listening();

        assertThat(listening).isNotEmpty().allMatch(ListeningSockets.Listening::isLoopback);
        assertThat(listening.stream().map(ListeningSockets.Listening::port))
                .containsAll(platform.ports())
                .as("and the controller of Kafka")
                .hasSize(platform.ports().size() + 1);
    }

    private LocalDate night() {
        var night = nextNight;
        nextNight = night.plusDays(1);
        return night;
    }

    private static String sale(UUID id, LocalDate date, String country, String currency) {
        return """
                {"transaction_id": "%s", "user_id": "USER_7", "timestamp": "%sT12:00:00Z",
                 "products": [{"product_id": "P-1", "quantity": 2, "price": 19.99}], "total_amount": 39.98,
                 "payment_method": "PayPal", "country": "%s", "currency": "%s"}""".formatted(id, date, country, currency);
    }

    private List<String> auditOf(String target) {
        return platform.all(
                Database.WAREHOUSE,
                "select concat_ws('|', actor, action, reason) from ops.audit where target = ? order by audit_id",
                target);
    }

    private List<String> auditOfAction(String action) {
        return platform.all(
                Database.WAREHOUSE,
                "select concat_ws('|', actor, action, reason) from ops.audit where action = ? order by audit_id",
                action);
    }

    /** How much was ever asked for and noted. */
    private String asked() {
        return platform.warehouse(
                "select (select count(*) from ops.request) || ' requests, ' || (select count(*) from ops.audit) || ' audit rows'");
    }
}
