package com.globalmart.cli.sql;

import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.ProjectHome;
import com.globalmart.cli.running.RunningPlatform;
import com.globalmart.cli.terminal.Terminal;
import com.globalmart.db.Database;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sql DATABASE QUERY}: a query against whatever runs. */
@Command(name = "sql", description = "Runs a query against whatever runs, and prints a table or CSV.")
public final class SqlCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DATABASE", description = "realtime or warehouse.")
    private Database database = Database.WAREHOUSE;

    @Parameters(index = "1", paramLabel = "QUERY", description = "What PostgreSQL is asked, in quotation marks.")
    private String query = "";

    @Option(names = "--csv", description = "Prints CSV, every row, as soon as it comes.")
    private boolean csv;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "The role to ask as (default: " + Databases.CONSOLE_ROLE + ").")
    private @Nullable String role;

    @Override
    public Integer call() throws SQLException {
        var databases = RunningPlatform.find(ProjectHome.fromEnvironment(), System.getenv())
                .databases();
        var asked = role == null ? databases.address(database).user() : role;
        var format = csv ? new CsvOutput() : new TableOutput();
        new Query(databases.dataSource(database, asked)).run(query, format, Terminal.out());
        return 0;
    }
}
