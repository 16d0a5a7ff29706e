package com.globalmart.batch.landing;

import com.globalmart.batch.execution.Expectant;
import com.globalmart.batch.load.OffsetRange;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the records of one range by offset, page after page. The next offset is kept in the step's context and commits with
 * the chunk, so a restart goes on right behind the last committed record.
 */
public final class LandedReader<T extends Landed> implements ItemStreamReader<T>, Expectant {

    private static final String NEXT_OFFSET = "nextOffset";

    private final LandingTable<T> table;
    private final OffsetRange range;
    private final int pageSize;
    private Iterator<T> page = List.<T>of().iterator();
    private long nextOffset;
    private long expected;
    private boolean exhausted;

    /** @param pageSize records read at once; best the size of a chunk */
    public LandedReader(LandingTable<T> table, OffsetRange range, int pageSize) {
        this.table = table;
        this.range = range;
        this.pageSize = pageSize;
    }

    @Override
    public void open(ExecutionContext context) {
        nextOffset = context.getLong(NEXT_OFFSET, range.from());
        expected = range.to() - nextOffset;
    }

    @Override
    public long expectedRows() {
        return expected;
    }

    @Override
    public @Nullable T read() {
        if (!page.hasNext()) {
            if (exhausted) {
                return null;
            }
            var rows = table.page(range, nextOffset, pageSize);
            exhausted = rows.size() < pageSize;
            page = rows.iterator();
            if (!page.hasNext()) {
                return null;
            }
        }
        var landed = page.next();
        nextOffset = landed.position().offset() + 1;
        return landed;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(NEXT_OFFSET, nextOffset);
    }
}
