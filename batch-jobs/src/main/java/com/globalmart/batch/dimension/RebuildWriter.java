package com.globalmart.batch.dimension;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntSupplier;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Rebuilds the versions of a chunk of keys from all their statements, in memory, and stages what differs from the base. */
final class RebuildWriter<T, O> implements ItemWriter<String> {

    private static final int KEYS_AT_ONCE = 1000;

    private final DimensionTable<T, O> dimension;
    private final Rekeys rekeys;

    RebuildWriter(DimensionTable<T, O> dimension, Rekeys rekeys) {
        this.dimension = dimension;
        this.rekeys = rekeys;
    }

    @Override
    public void write(Chunk<? extends String> chunk) {
        var naturalKeys = List.<String>copyOf(chunk.getItems());
        var statements = dimension.statements(naturalKeys);
        var versions = dimension.versions(naturalKeys);
        var changes = new ArrayList<VersionChange<T, O>>();
        var moves = new ArrayList<Rekey>();
        var oldKeys = new HashSet<Integer>();
        var newKeys = new NewKeys();
        for (var naturalKey : naturalKeys) {
            var known = versions.getOrDefault(naturalKey, List.of());
            known.forEach(version -> oldKeys.add(version.key()));
            var rebuild = Rebuild.of(
                    naturalKey,
                    statements.getOrDefault(naturalKey, List.of()),
                    known,
                    newKeys,
                    (key, from, to) -> rekeys.factsExist(dimension.name(), key, from, to),
                    dimension::inferredProfile,
                    dimension.nothingOverwritten());
            changes.addAll(rebuild.changes());
            moves.addAll(rebuild.rekeys());
        }
        dimension.stage(naturalKeys, changes);
        rekeys.prepare(dimension.name(), oldKeys, moves);
    }

    /** Surrogate keys, fetched many at once. */
    private final class NewKeys implements IntSupplier {

        private Iterator<Integer> fetched = List.<Integer>of().iterator();

        @Override
        public int getAsInt() {
            if (!fetched.hasNext()) {
                fetched = dimension.newKeys(KEYS_AT_ONCE).iterator();
            }
            return fetched.next();
        }
    }
}
