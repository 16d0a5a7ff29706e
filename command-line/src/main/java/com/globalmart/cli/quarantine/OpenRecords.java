package com.globalmart.cli.quarantine;

import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.Selectable;
import com.globalmart.cli.landing.Selection;
import com.globalmart.cli.running.Databases;
import com.globalmart.db.Database;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Quarantined records of published loads that nobody has dealt with; selected in {@code landing.selected_record}. A selection that
 * no request names is harmless.
 */
final class OpenRecords implements Selectable {

    private static final int AT_ONCE = 1_000;

    private final Quarantine quarantine;
    private final JdbcTemplate realtime;
    private final @Nullable String edit;

    /** @param edit JSON object of the fields that take the place of the records' own; null where they land as they did */
    OpenRecords(Databases databases, @Nullable String edit) {
        this.quarantine = new Quarantine(databases);
        this.realtime = new JdbcTemplate(databases.dataSource(
                Database.REALTIME, databases.address(Database.REALTIME).user()));
        this.edit = edit;
    }

    @Override
    public String noun() {
        return Quarantine.NOUN;
    }

    @Override
    public void refuseUnlessOpen(RecordId id) {
        quarantine.refuseUnlessOpen(id);
    }

    @Override
    public long open(Selection.Open selection) {
        return quarantine.count(selection);
    }

    @Override
    public int select(UUID selection, Selection.Named named) {
        return add(selection, named.ids());
    }

    @Override
    public int select(UUID selection, Selection.Open open, long most) {
        return add(selection, quarantine.open(open, most));
    }

    private int add(UUID selection, List<RecordId> ids) {
        realtime.batchUpdate("""
                        insert into landing.selected_record (selection_id, topic, generation, partition, log_offset, edit)
                        values (?, ?, ?, ?, ?, ?::jsonb)""", ids, AT_ONCE, (row, id) -> {
            row.setObject(1, selection);
            row.setString(2, id.topic());
            row.setInt(3, id.generation());
            row.setInt(4, id.partition());
            row.setLong(5, id.offset());
            row.setString(6, edit);
        });
        return ids.size();
    }
}
