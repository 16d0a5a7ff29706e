package com.globalmart.batch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.globalmart.batch.AnotherNode;
import com.globalmart.batch.Databases;
import com.globalmart.db.Database;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** People are told of each problem once, over each channel, whatever fails on the way. */
@ExtendWith(OutputCaptureExtension.class)
class AlertsTests {

    private final JdbcTemplate warehouse = Databases.as(Database.WAREHOUSE, "migrator");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AlertSender sender = sender();

    private Connection nobodyLooks;
    private Receiver receiver;
    private GreenMail mailServer;

    @BeforeEach
    void start() throws IOException, SQLException {
        nobodyLooks = Databases.connection(Database.WAREHOUSE, "migrator");
        try (var statement = nobodyLooks.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('ops.problem'))"); // what is found would be sent, too
        }
        receiver = new Receiver();
        mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        warehouse.execute("truncate ops.alert, ops.problem");
    }

    @AfterEach
    void stop() throws SQLException {
        nobodyLooks.close();
        receiver.close();
        mailServer.stop();
        warehouse.execute("truncate ops.alert, ops.problem");
    }

    @Test
    void aWebhookThatFailsIsTriedAgainEachTimeLaterUntilItTakesTheAlertOnce() {
        var problem = problem("nightly execution 12");
        receiver.answer(500, 302);

        sender.sendWhatIsDue(webhook());
        assertThat(alert()).isEqualTo("webhook 1 in 10 s: 127.0.0.1 answered 500, expected 2xx");
        sender.sendWhatIsDue(webhook());
        assertThat(receiver.posts()).as("not before its time").hasSize(1);

        makeDue();
        sender.sendWhatIsDue(webhook());
        assertThat(alert()).isEqualTo("webhook 2 in 20 s: 127.0.0.1 answered 302, expected 2xx");
        makeDue();
        sender.sendWhatIsDue(webhook());
        makeDue();
        sender.sendWhatIsDue(webhook());

        assertThat(alert()).startsWith("webhook 3 sent");
        assertThat(receiver.posts()).hasSize(3);
        assertThat(receiver.accepted()).singleElement().satisfies(post -> {
            assertThat(post.key()).isEqualTo(Long.toString(problem));
            assertThat(post.type()).isEqualTo("application/json");
            assertThat(new JsonMapper().readTree(post.body()))
                    .isEqualTo(new JsonMapper().readTree("""
                            {"problem": %d, "kind": "execution_recovered", "subject": "nightly execution 12", "text": "It lost its node.",
                             "execution": 12, "openedAt": "%s"}
                            """.formatted(problem, openedAt())));
        });
        assertThat(count("webhook", "failed")).isEqualTo(2);
        assertThat(count("webhook", "sent")).isEqualTo(1);
    }

    @Test
    void aFailureThatLastsIsTriedAgainEveryTenMinutes() {
        problem("nightly execution 12");
        receiver.answer(500, 500);
        sender.sendWhatIsDue(webhook());
        warehouse.update("update ops.alert set attempts = 140, next_try_at = now()");

        sender.sendWhatIsDue(webhook());

        assertThat(alert()).startsWith("webhook 141 in 600 s");
    }

    @Test
    void anAddressThatNobodyAnswersAtIsNotShown() {
        problem("nightly execution 12");
        var url = receiver.url();
        receiver.close();

        sender.sendWhatIsDue(new Webhook(new WebhookProperties(url), new JsonMapper()));

        assertThat(alert())
                .startsWith("webhook 1 in 10 s: 127.0.0.1 was not reached")
                .doesNotContain("token");
    }

    @Test
    void whoeverSendsAtTheSameTimeSendsEachOnce() {
        var problems = IntStream.range(0, 20)
                .mapToObj(number -> problem("nightly execution " + number))
                .map(Object::toString)
                .toList();
        receiver.delay(Duration.ofMillis(20));

        Stream.generate(() -> CompletableFuture.runAsync(() -> sender().sendWhatIsDue(webhook())))
                .limit(3)
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(receiver.accepted()).extracting(Receiver.Post::key).containsExactlyInAnyOrderElementsOf(problems);
    }

    @Test
    void everybodyGetsOneMailOfEachProblem() throws MessagingException {
        problem("nightly execution 12");
        var mail = mail(mailServer.getSmtp().getPort());

        sender.sendWhatIsDue(mail);
        makeDue();
        sender.sendWhatIsDue(mail);

        assertThat(mailServer.getReceivedMessages())
                .as("one for each recipient")
                .hasSize(2);
        var received = mailServer.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("GlobalMart: execution recovered: nightly execution 12");
        assertThat(received.getFrom()[0].toString()).isEqualTo("shop@example.org");
        assertThat(received.getRecipients(RecipientType.TO)).hasSize(2);
        assertThat(GreenMailUtil.getBody(received))
                .startsWith("It lost its node.")
                .contains("./globalmart problems");
    }

    @Test
    void aMailServerThatIsDownLeavesTheAlertForLater() throws IOException {
        problem("nightly execution 12");

        sender.sendWhatIsDue(mail(freePort()));

        assertThat(alert()).startsWith("mail 1 in 10 s: the mail server did not take it");
    }

    @Test
    void whatIsOlderThanADayIsNotSentAnyMore() {
        problem("nightly execution 12");
        warehouse.update("update ops.problem set opened_at = now() - interval '25 hours'");

        sender.sendWhatIsDue(webhook());

        assertThat(receiver.posts()).isEmpty();
        assertThat(warehouse.queryForList("select * from ops.alert")).isEmpty();
    }

    /** The whole application, by its settings: a mail server that is down, and a webhook that is not. */
    @Test
    void aChannelThatIsDownKeepsNoOtherFromSending() throws IOException {
        var problem = problem("nightly execution 12");
        try (var node = AnotherNode.start(
                "globalmart.alert.look=100ms",
                "globalmart.alert.webhook.url=" + receiver.url(),
                "globalmart.alert.mail.to=ada@example.org",
                "spring.mail.port=" + freePort())) {
            assertThat(node.id()).isNotEmpty();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> statuses().equals(List.of("mail failed", "webhook sent")));
        }
        assertThat(receiver.accepted())
                .extracting(Receiver.Post::key)
                .filteredOn(Long.toString(problem)::equals)
                .hasSize(1);
    }

    @Test
    void anAddressThatIsRefusedAtTheStartIsNotShown(CapturedOutput output) {
        assertThatThrownBy(() -> AnotherNode.start("globalmart.alert.webhook.url=example.org/planted-token"))
                .isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("batch-jobs did not start", "globalmart.alert.webhook.url (not shown")
                .doesNotContain("planted-token");
    }

    private AlertSender sender() {
        var runner = Databases.as(Database.WAREHOUSE, "batch_runner");
        DataSource source = Objects.requireNonNull(runner.getDataSource());
        return new AlertSender(
                new Alerts(JdbcClient.create(runner)),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                meters);
    }

    private Webhook webhook() {
        return new Webhook(new WebhookProperties(receiver.url()), new JsonMapper());
    }

    private static Mail mail(int port) {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        return new Mail(new MailProperties(List.of("ada@example.org", "bob@example.org"), "shop@example.org"), server);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A notice: nobody closes it. */
    private long problem(String subject) {
        return Objects.requireNonNull(warehouse.queryForObject("""
                insert into ops.problem (kind, subject, sentence, job_execution_id, closed_at)
                values ('execution_recovered', ?, 'It lost its node.', 12, now()) returning problem_id
                """, Long.class, subject));
    }

    private String openedAt() {
        return Objects.requireNonNull(
                        warehouse.queryForObject("select opened_at from ops.problem", OffsetDateTime.class))
                .toInstant()
                .toString();
    }

    private void makeDue() {
        warehouse.update("update ops.alert set next_try_at = now()");
    }

    private String alert() {
        return Objects.requireNonNull(warehouse.queryForObject("""
                select concat(channel, ' ', attempts,
                              case when sent_at is null then format(' in %s s: ', round(extract(epoch from next_try_at - now())))
                                   else ' sent ' end, last_error)
                from ops.alert
                """, String.class));
    }

    private List<String> statuses() {
        return warehouse.queryForList("""
                select distinct channel || case when sent_at is not null then ' sent' when last_error is not null then ' failed' else '' end
                from ops.alert order by 1
                """, String.class);
    }

    private double count(String channel, String outcome) {
        return meters.get("globalmart.alerts.sent")
                .tag("channel", channel)
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
