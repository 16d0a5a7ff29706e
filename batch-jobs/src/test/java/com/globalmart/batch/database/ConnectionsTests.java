package com.globalmart.batch.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsTests {

    @ParameterizedTest(name = "{0} and {1} connections are enough for {3} of {2} ranges")
    @CsvSource({"16, 10, 2, 2", "16, 10, 64, 7", "40, 10, 64, 8", "4, 3, 64, 1"})
    void areEnoughForSomeRanges(int warehouse, int realtime, int wanted, int atOnce) {
        var connections =
                new Connections(new WarehousePool(warehouse), new RealtimeProperties("jdbc:", "u", "", realtime));

        assertThat(connections.rangesAtOnce(wanted)).isEqualTo(atOnce);
    }
}
