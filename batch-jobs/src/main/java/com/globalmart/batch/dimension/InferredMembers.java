package com.globalmart.batch.dimension;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Makes the members that facts need and no statement covers: one for a whole gap. A key that was ever spoken of carries what
 * was last said; any other what the latest event told, in whatever order events arrive.
 */
@Component
public class InferredMembers {

    private final Statements statements;
    private final Versions versions;
    private final KeyCache keys;

    InferredMembers(Statements statements, Versions versions, KeyCache keys) {
        this.statements = statements;
        this.versions = versions;
        this.keys = keys;
    }

    /** Where members of the keys may be missing; facts are to be asked about those alone. */
    public MissingMembers missing(Dimension<?> dimension, Set<String> naturalKeys) {
        var notCovered = keys.periods(dimension, naturalKeys).entrySet().stream()
                .filter(key -> !KeyPeriod.cover(key.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        var missing = new MissingMembers(dimension);
        if (!notCovered.isEmpty()) {
            var effective = versions.effective(dimension, notCovered);
            var lastSaid = statements.lastSaid(dimension, notCovered);
            for (var naturalKey : notCovered) {
                missing.lookAt(naturalKey, effective.getOrDefault(naturalKey, List.of()), lastSaid.get(naturalKey));
            }
        }
        return missing;
    }

    /** Stages the members that the sightings ask for; returns how many. Running it again adds none. */
    public int stage(Dimension<?> dimension, MissingMembers missing) {
        var changes = missing.changes();
        var newKeys = versions.newKeys(dimension, (int)
                        changes.stream().filter(VersionChange::isNew).count())
                .iterator();
        versions.stage(
                dimension,
                changes.stream()
                        .map(change -> change.isNew() ? change.withKey(newKeys.next()) : change)
                        .collect(Collectors.toList()));
        keys.forget(
                dimension,
                changes.stream().map(change -> change.version().naturalKey()).toList());
        return changes.size();
    }
}
