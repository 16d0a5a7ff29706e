package com.globalmart.batch.dimension;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The members that facts need and no statement covers: one for a whole gap. A key that was ever spoken of carries what was last
 * said; any other what the latest event told, in whatever order events arrive.
 */
@Repository
public class InferredMembers {

    private record Start(String naturalKey, Instant from) {}

    private final JdbcClient warehouse;
    private final Statements statements;
    private final Versions versions;

    InferredMembers(JdbcClient warehouse, Statements statements, Versions versions) {
        this.warehouse = warehouse;
        this.statements = statements;
        this.versions = versions;
    }

    /**
     * Makes those that facts need, in the transaction that loads the facts. What events tell of them is taken later, when all are
     * there. Several may need one at the same time: they wait for whoever was first.
     *
     * @return when which surrogate key of the named keys holds, the new ones included
     */
    Map<String, List<KeyPeriod>> make(Dimension<?> dimension, Collection<Sighting> facts) {
        var naturalKeys = facts.stream().map(Sighting::naturalKey).collect(Collectors.toSet());
        var missing = missing(dimension, naturalKeys);
        facts.forEach(missing::see);
        var mine = claimed(dimension, missing.changes());
        if (!mine.isEmpty()) {
            versions.stage(dimension, withKeys(dimension, mine));
        }
        return versions.periods(dimension, naturalKeys);
    }

    /** Those that nobody else has made or is making. In order, so that two who need the same members cannot wait for each other. */
    private List<VersionChange> claimed(Dimension<?> dimension, Collection<VersionChange> changes) {
        var members = changes.stream().map(VersionChange::version).toList();
        var claimed = new HashSet<>(warehouse
                .sql("""
                        insert into staging.inferred_member (dimension, natural_key, valid_from)
                        select :dimension, natural_key, valid_from::timestamptz
                        from unnest(:keys::text[], :from::text[]) as needed (natural_key, valid_from)
                        order by natural_key, valid_from
                        on conflict do nothing
                        returning natural_key, valid_from
                        """)
                .param("dimension", dimension.name())
                .param("keys", members.stream().map(Version::naturalKey).toArray(String[]::new))
                .param(
                        "from",
                        members.stream().map(member -> member.from().toString()).toArray(String[]::new))
                .query((row, number) -> new Start(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list());
        return changes.stream()
                .filter(change -> claimed.contains(new Start(
                        change.version().naturalKey(), change.version().from())))
                .toList();
    }

    /**
     * Members of keys that nobody ever spoke of: what they carry is what events tell.
     *
     * @return their natural keys, by surrogate key
     */
    public Map<Integer, String> toldByEvents(Dimension<?> dimension) {
        return versions.inferredWithoutStatements(dimension);
    }

    /** Where members of the keys may be missing, or learn more; facts are to be asked about those alone. */
    public MissingMembers missing(Dimension<?> dimension, Set<String> naturalKeys) {
        var missing = new MissingMembers(dimension);
        var effective = versions.effective(dimension, naturalKeys);
        var lastSaid = statements.lastSaid(dimension, naturalKeys);
        for (var naturalKey : naturalKeys) {
            missing.lookAt(naturalKey, effective.getOrDefault(naturalKey, List.of()), lastSaid.get(naturalKey));
        }
        return missing;
    }

    /** Stages what the sightings tell of members; returns of how many. Running it again stages nothing more. */
    public int stage(Dimension<?> dimension, MissingMembers missing) {
        var changes = withKeys(dimension, missing.changes());
        versions.stage(dimension, changes);
        return changes.size();
    }

    private List<VersionChange> withKeys(Dimension<?> dimension, Collection<VersionChange> changes) {
        var newKeys = versions.newKeys(dimension, (int)
                        changes.stream().filter(VersionChange::isNew).count())
                .iterator();
        return changes.stream()
                .map(change -> change.isNew() ? change.withKey(newKeys.next()) : change)
                .toList();
    }
}
