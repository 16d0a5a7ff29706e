package com.globalmart.batch.alert;

import com.globalmart.batch.problem.Problem;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/** Mails alerts as plain text, one mail for all that are to read it. */
@Component
class Mail implements AlertChannel {

    private final MailProperties properties;
    private final MailSender server;

    Mail(MailProperties properties, MailSender server) {
        this.properties = properties;
        this.server = server;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean isSwitchedOn() {
        return !properties.to().isEmpty();
    }

    @Override
    public void send(Problem problem) {
        var mail = new SimpleMailMessage();
        mail.setFrom(properties.from());
        mail.setTo(properties.to().toArray(String[]::new));
        mail.setSubject("GlobalMart: %s: %s".formatted(problem.kind().words(), problem.subject()));
        mail.setText("%s%n%nProblem %d, seen since %s. ./globalmart problems shows what is open."
                .formatted(problem.sentence(), problem.problemId(), problem.openedAt()));
        try {
            server.send(mail);
        } catch (MailException e) {
            throw new AlertFailedException("the mail server did not take it: " + firstLine(e));
        }
    }

    private static String firstLine(MailException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
