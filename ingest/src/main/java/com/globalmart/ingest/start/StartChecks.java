package com.globalmart.ingest.start;

import com.globalmart.db.Database;
import com.globalmart.db.Migration;
import com.globalmart.db.OutdatedSchemaException;
import com.globalmart.ingest.landing.LandingDays;
import com.globalmart.ingest.position.Topics;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Before anything lands: the database answers and is new enough, the days have partitions, the broker answers. */
@Component
class StartChecks implements InitializingBean {

    private final HikariDataSource dataSource;
    private final LandingDays landingDays;
    private final Topics topics;
    private final KafkaProperties kafka;

    StartChecks(HikariDataSource dataSource, LandingDays landingDays, Topics topics, KafkaProperties kafka) {
        this.dataSource = dataSource;
        this.landingDays = landingDays;
        this.topics = topics;
        this.kafka = kafka;
    }

    @Override
    public void afterPropertiesSet() {
        checkDatabase();
        try {
            new Migration(Database.REALTIME, dataSource).requireCurrent();
        } catch (OutdatedSchemaException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()), e);
        }
        landingDays.make();
        try {
            topics.createMissing();
        } catch (RuntimeException e) {
            throw new StartRefusedException(
                    "Kafka at %s does not answer (%s): start it, or set KAFKA_BOOTSTRAP_SERVERS"
                            .formatted(String.join(",", kafka.getBootstrapServers()), e.getMessage()),
                    e);
        }
    }

    private void checkDatabase() {
        try (Connection connection = dataSource.getConnection()) {
            connection.isReadOnly();
        } catch (SQLException | RuntimeException e) { // a URL that is none is a RuntimeException of the pool
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new StartRefusedException(
                    "database %s does not take %s (%s): start it, or set POSTGRES_REALTIME_URL, _USER and _PASSWORD"
                            .formatted(dataSource.getJdbcUrl(), dataSource.getUsername(), cause.getMessage()),
                    e);
        }
    }
}
