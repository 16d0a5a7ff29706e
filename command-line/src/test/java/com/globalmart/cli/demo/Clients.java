package com.globalmart.cli.demo;

import com.globalmart.cli.Tool;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Programs of others that read the star, each over its own driver: ODBC, JDBC metadata, and one that writes its own SQL. */
final class Clients {

    private static final String TOTALS = """
            select sum(s.revenue) as revenue, count(distinct s.transaction_id) as orders, sum(s.quantity) as units,
             count(distinct c.user_id) as customers from bi.sales s join bi.customers c using (customer_key)
             join bi.products p using (product_key) join bi.geography g using (geography_key)
             join bi.payment_methods m using (payment_method_key) join bi.dates d on d.day = s.event_day""".replace("\n", "");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    /** What each of them is asked for. */
    record Totals(BigDecimal revenue, long orders, long units, long customers) {}

    private final int port;

    Clients(int port) {
        this.port = port;
    }

    /** isql of unixODBC, over psqlODBC. */
    Totals odbc() throws IOException, InterruptedException {
        Tool.need("isql", "unixodbc and odbc-postgresql");
        String connection =
                "DRIVER={PostgreSQL Unicode};Servername=127.0.0.1;Port=%d;Database=warehouse;Username=bi_reader;Password=none;"
                        .formatted(port);
        return parsed(Tool.run(Path.of("."), Map.of(), TOTALS + "\n", List.of("isql", "-b", "-d|", "-k", connection)));
    }

    /** sqlline, over pgJDBC. */
    Totals jdbc() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return parsed(Tool.run(
                Path.of("."),
                Map.of(),
                "",
                List.of(
                        java,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "sqlline.SqlLine",
                        "-u",
                        "jdbc:postgresql://127.0.0.1:%d/warehouse".formatted(port),
                        "-n",
                        "bi_reader",
                        "-p",
                        "none",
                        "--outputformat=csv",
                        "--silent=true",
                        "--showHeader=false",
                        "-e",
                        TOTALS + ";")));
    }

    /** Malloy, whose model stands in {@code dashboards/malloy}. */
    Totals malloy() throws IOException, InterruptedException {
        Tool.need("npm", "Node.js 20 or newer with npm");
        var folder = Path.of("..", "dashboards", "malloy");
        Tool.run(
                folder,
                Map.of(),
                "",
                List.of("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"));
        String rows =
                Tool.run(folder, Map.of("PGPORT", Integer.toString(port)), "", List.of("node", "run.mjs", "totals"));
        var row = JsonMapper.shared().readTree(rows).get(0);
        return new Totals(
                row.get("Revenue").decimalValue(),
                row.get("Orders").asLong(),
                row.get("Units").asLong(),
                row.get("Customers").asLong());
    }

    /** The last line with four numbers. */
    private static Totals parsed(String output) {
        return output.lines()
                .map(line ->
                        NUMBER.matcher(line).results().map(MatchResult::group).toList())
                .filter(numbers -> numbers.size() == 4)
                .reduce((earlier, later) -> later)
                .map(numbers -> new Totals(
                        new BigDecimal(numbers.get(0)),
                        Long.parseLong(numbers.get(1)),
                        Long.parseLong(numbers.get(2)),
                        Long.parseLong(numbers.get(3))))
                .orElseThrow(() -> new AssertionError("no line with four numbers in: " + output));
    }
}
