package com.globalmart.batch.dimension;

import com.globalmart.batch.execution.Expectant;
import com.globalmart.batch.load.Loads;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the keys of one range that statements of the open load name, in order, each with all that is known of it, page after
 * page. A restart goes on behind the last committed key.
 */
final class KeyHistoryReader implements ItemStreamReader<KeyHistory>, Expectant {

    private static final String LAST_KEY = "lastKey";

    private final Dimension<?> dimension;
    private final Statements statements;
    private final Versions versions;
    private final Loads loads;
    private final KeyRange range;
    private final int pageSize;
    private Iterator<KeyHistory> page = List.<KeyHistory>of().iterator();
    private String lastKey = "";
    private int loadId;
    private long expected;
    private boolean exhausted;

    /** @param pageSize keys read at once; best the size of a chunk */
    KeyHistoryReader(
            Dimension<?> dimension,
            Statements statements,
            Versions versions,
            Loads loads,
            KeyRange range,
            int pageSize) {
        this.dimension = dimension;
        this.statements = statements;
        this.versions = versions;
        this.loads = loads;
        this.range = range;
        this.pageSize = pageSize;
    }

    @Override
    public void open(ExecutionContext context) {
        lastKey = context.getString(LAST_KEY, "");
        loadId = loads.requireOpen().loadId();
        expected = statements.keys(dimension, loadId, range, lastKey);
    }

    @Override
    public long expectedRows() {
        return expected;
    }

    @Override
    public @Nullable KeyHistory read() {
        if (!page.hasNext()) {
            if (exhausted) {
                return null;
            }
            var histories = nextPage();
            exhausted = histories.size() < pageSize;
            page = histories.iterator();
            if (!page.hasNext()) {
                return null;
            }
        }
        var history = page.next();
        lastKey = history.naturalKey();
        return history;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putString(LAST_KEY, lastKey);
    }

    private List<KeyHistory> nextPage() {
        var said = statements.page(dimension, loadId, range, lastKey, pageSize);
        var published = versions.published(dimension, said.keySet());
        return said.entrySet().stream()
                .map(key ->
                        new KeyHistory(key.getKey(), key.getValue(), published.getOrDefault(key.getKey(), List.of())))
                .toList();
    }
}
