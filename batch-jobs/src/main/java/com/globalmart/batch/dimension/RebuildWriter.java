package com.globalmart.batch.dimension;

import java.util.ArrayList;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Gives the new versions of a chunk of keys their surrogate keys, and stages what differs from the base. */
final class RebuildWriter implements ItemWriter<Rebuild> {

    private final Dimension<?> dimension;
    private final Versions versions;
    private final Rekeys rekeys;

    RebuildWriter(Dimension<?> dimension, Versions versions, Rekeys rekeys) {
        this.dimension = dimension;
        this.versions = versions;
        this.rekeys = rekeys;
    }

    @Override
    public void write(Chunk<? extends Rebuild> chunk) {
        var news = chunk.getItems().stream().mapToInt(Rebuild::newVersions).sum();
        var newKeys = versions.newKeys(dimension, news).iterator();
        var changes = new ArrayList<VersionChange>();
        var moved = new ArrayList<MovedPeriod>();
        for (var rebuild : chunk) {
            var keyed = rebuild.withKeys(newKeys::next);
            changes.addAll(keyed.changes());
            moved.addAll(keyed.moved());
        }
        versions.stage(dimension, changes);
        rekeys.note(dimension, moved);
    }
}
