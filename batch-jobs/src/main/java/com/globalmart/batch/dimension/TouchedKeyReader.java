package com.globalmart.batch.dimension;

import com.globalmart.batch.load.Loads;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the natural keys that statements of a load name, in order; a restart goes on behind the last committed one. */
final class TouchedKeyReader implements ItemStreamReader<String> {

    private static final String LAST_KEY = "lastKey";

    private final DimensionTable<?, ?> dimension;
    private final Loads loads;
    private final int pageSize;
    private Iterator<String> page = List.<String>of().iterator();
    private String lastKey = "";
    private int loadId;

    TouchedKeyReader(DimensionTable<?, ?> dimension, Loads loads, int pageSize) {
        this.dimension = dimension;
        this.loads = loads;
        this.pageSize = pageSize;
    }

    @Override
    public void open(ExecutionContext context) {
        lastKey = context.getString(LAST_KEY, "");
        loadId = loads.requireOpen().loadId();
        page = List.<String>of().iterator();
    }

    @Override
    public @Nullable String read() {
        if (!page.hasNext()) {
            page = dimension.touchedKeys(loadId, lastKey, pageSize).iterator();
            if (!page.hasNext()) {
                return null;
            }
        }
        lastKey = page.next();
        return lastKey;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putString(LAST_KEY, lastKey);
    }
}
