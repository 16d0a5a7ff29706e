package com.globalmart.cli.platform;

import com.globalmart.cli.running.DataDirectory;
import com.globalmart.cli.running.Databases;
import com.globalmart.cli.running.Endpoints;
import java.util.HashMap;
import java.util.Map;

/**
 * What every application is told through its environment.
 *
 * @param fleetPassword of the account with which applications and console know each other; another at each start
 */
record ApplicationEnvironment(Endpoints endpoints, Databases databases, DataDirectory directory, String fleetPassword) {

    Map<String, String> of(Application application) {
        var environment = new HashMap<String, String>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(endpoints.port(application.title())));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", endpoints.bootstrapServers());
        environment.put("POSTGRES_REALTIME_URL", databases.realtime().url());
        environment.put("POSTGRES_REALTIME_USER", application.realtimeRole());
        environment.put("POSTGRES_REALTIME_PASSWORD", "");
        environment.put("POSTGRES_WAREHOUSE_URL", databases.warehouse().url());
        environment.put("POSTGRES_WAREHOUSE_USER", application.role());
        environment.put("POSTGRES_WAREHOUSE_PASSWORD", "");
        environment.put("FLEET_USER", "fleet");
        environment.put("FLEET_PASSWORD", fleetPassword);
        environment.put("CONSOLE_URL", endpoints.url(Application.JOB_ADMIN.title()));
        environment.put("INGEST_CREATE_TOPICS", "true");
        environment.put("REFERENCE_DIRECTORY", directory.reference().toString());
        return environment;
    }
}
