package com.globalmart.jooq;

import com.globalmart.db.Bootstrap;
import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;
import org.postgresql.ds.PGSimpleDataSource;

/** The jOOQ sources of both databases, made from a real PostgreSQL that the migrations have just built. */
final class JooqSources {

    /** Partitions, Quartz's tables (read through Quartz) and Flyway's history have no classes. */
    private static final String EXCLUDED = ".*_[0-9]{8}|qrtz_.*|flyway_schema_history";

    private JooqSources() {}

    /** Writes the sources of both databases below a directory. */
    static void generate(Path directory, Path workDirectory) throws Exception {
        try (var server = PostgresServer.start(workDirectory, 0, PostgresServer.Durability.THROWAWAY)) {
            try (var administrator = DriverManager.getConnection(server.jdbcUrl("postgres", "postgres"))) {
                Bootstrap.run(administrator);
            }
            for (var database : Database.values()) {
                var url = server.jdbcUrl(database.databaseName(), "migrator");
                var source = new PGSimpleDataSource();
                source.setUrl(url);
                new Migration(database, source).run();
                GenerationTool.generate(configuration(database, url, directory));
            }
        }
    }

    private static Configuration configuration(Database database, String url, Path directory) {
        var schemas = switch (database) {
            case REALTIME -> List.of("landing");
            case WAREHOUSE -> List.of("warehouse", "staging", "quality", "ops", "bi");
        };
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url))
                .withGenerator(new Generator()
                        .withDatabase(new org.jooq.meta.jaxb.Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withSchemata(schemas.stream()
                                        .map(schema -> new SchemaMappingType().withInputSchema(schema))
                                        .toList())
                                .withExcludes(EXCLUDED)
                                .withIncludeSystemSequences(true)
                                .withForcedTypes(new ForcedType()
                                        .withName("INSTANT")
                                        .withIncludeTypes("(?i:timestamp\\ with\\ time\\ zone)")))
                        .withGenerate(new Generate()
                                .withGeneratedAnnotation(false)
                                .withComments(true)
                                .withCommentsOnAttributes(false)
                                .withGlobalObjectReferences(true))
                        .withTarget(new Target()
                                .withPackageName("com.globalmart.jooq." + database.databaseName())
                                .withDirectory(directory.toString())));
    }
}
