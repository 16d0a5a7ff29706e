package com.globalmart.batch.database;

import org.springframework.stereotype.Component;

/** How much work at once the connections of this node are enough for. */
@Component
public class Connections {

    private static final int OF_RANGE = 2; // of the warehouse: that of its chunk, and that of the job repository
    private static final int OTHERS = 2; // of either database: the job itself and what is asked for meanwhile

    private final WarehousePool warehouse;
    private final RealtimeProperties realtime;

    Connections(WarehousePool warehouse, RealtimeProperties realtime) {
        this.warehouse = warehouse;
        this.realtime = realtime;
    }

    /** So many of the ranges that are wanted at once, 1 or more, that none waits for a connection that another one holds. */
    public int rangesAtOnce(int wanted) {
        int most = Math.min((warehouse.connections() - OTHERS) / OF_RANGE, realtime.connections() - OTHERS);
        return Math.clamp(wanted, 1, Math.max(1, most));
    }
}
