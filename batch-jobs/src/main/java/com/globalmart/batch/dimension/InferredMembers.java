package com.globalmart.batch.dimension;

import java.util.Collection;
import java.util.List;
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

    InferredMembers(Statements statements, Versions versions) {
        this.statements = statements;
        this.versions = versions;
    }

    /** Where members of the keys may be missing; facts are to be asked about those alone. */
    public MissingMembers missing(Dimension<?> dimension, Collection<String> naturalKeys) {
        var effective = versions.effective(dimension, naturalKeys);
        var notCovered = naturalKeys.stream()
                .filter(key -> isNotCovered(effective.getOrDefault(key, List.of())))
                .toList();
        var lastSaid = statements.lastSaid(dimension, notCovered);
        var missing = new MissingMembers(dimension);
        for (var naturalKey : notCovered) {
            missing.lookAt(naturalKey, effective.getOrDefault(naturalKey, List.of()), lastSaid.get(naturalKey));
        }
        return missing;
    }

    private static boolean isNotCovered(List<Version> effective) {
        return effective.stream().anyMatch(Version::isInferred)
                || !Gap.between(effective).isEmpty();
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
        return changes.size();
    }
}
