package com.globalmart.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseTests {

    @Test
    void isOnThisMachineUnlessTheEnvironmentSaysOtherwise() {
        assertThat(Database.REALTIME.url(Map.of())).isEqualTo("jdbc:postgresql://localhost:5432/realtime");
        assertThat(Database.REALTIME.isNamedIn(Map.of("POSTGRES_WAREHOUSE_HOST", "db")))
                .isFalse();
    }

    @Test
    void isMadeOfHostPortAndName() {
        var environment = Map.of(
                "POSTGRES_WAREHOUSE_HOST", "db", "POSTGRES_WAREHOUSE_PORT", "6432", "POSTGRES_WAREHOUSE_DB", "shop");

        assertThat(Database.WAREHOUSE.url(environment)).isEqualTo("jdbc:postgresql://db:6432/shop");
        assertThat(Database.WAREHOUSE.isNamedIn(environment)).isTrue();
    }

    @Test
    void hasTheAddressThatIsGivenWhole() {
        var environment = Map.of(
                "POSTGRES_WAREHOUSE_HOST", "db", "POSTGRES_WAREHOUSE_URL", "jdbc:postgresql://other/shop?ssl=true");

        assertThat(Database.WAREHOUSE.url(environment)).isEqualTo("jdbc:postgresql://other/shop?ssl=true");
    }
}
