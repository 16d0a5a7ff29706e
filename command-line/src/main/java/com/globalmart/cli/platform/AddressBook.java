package com.globalmart.cli.platform;

import com.globalmart.cli.running.ProjectHome;
import java.io.PrintStream;

/** What a person needs to look at a running platform: addresses, logins, the next commands. */
public final class AddressBook {

    private AddressBook() {}

    public static void print(Platform platform, PrintStream out) {
        var endpoints = platform.endpoints();
        out.println();
        line(out, "Console", endpoints.url(Application.JOB_ADMIN.title()));
        platform.logins().passwords().forEach((name, password) -> line(out, "", name + " / " + password));
        line(out, "Fleet", endpoints.url(Application.JOB_ADMIN.title()) + "/fleet (Spring Boot Admin, same login)");
        line(
                out,
                "API",
                endpoints.url(Application.SERVING_API.title()) + " (documents, and pages to look at the data)");
        line(out, "", "key " + platform.logins().apiKey());
        line(
                out,
                "PostgreSQL",
                platform.databases().warehouse().url() + "?user=bi_reader (no password, this machine only)");
        line(out, "Kafka", endpoints.bootstrapServers());
        line(out, "Data", ProjectHome.shown(platform.directory().path()) + " (logins, logs and databases)");
        line(out, "Try", "./globalmart status");
        line(out, "", "./globalmart sql warehouse \"select * from bi.freshness\"");
        out.println();
    }

    private static void line(PrintStream out, String what, String value) {
        out.printf("  %-11s %s%n", what, value);
    }
}
