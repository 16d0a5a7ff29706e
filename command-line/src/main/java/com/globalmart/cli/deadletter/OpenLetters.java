package com.globalmart.cli.deadletter;

import com.globalmart.cli.landing.RecordId;
import com.globalmart.cli.landing.Selectable;
import com.globalmart.cli.landing.Selection;
import java.util.UUID;

/**
 * Dead letters that nobody has dealt with.
 *
 * @param withBytes whether their bytes are to land as they came; without, they are to be discarded
 */
record OpenLetters(DeadLetters letters, SelectedLetters selected, boolean withBytes) implements Selectable {

    @Override
    public String noun() {
        return DeadLetters.NOUN;
    }

    @Override
    public void refuseUnlessOpen(RecordId id) {
        letters.refuseUnlessOpen(id);
    }

    @Override
    public long open(Selection.Open selection) {
        return letters.open(selection);
    }

    @Override
    public int select(UUID selection, Selection.Named named) {
        return selected.add(selection, named, withBytes);
    }

    @Override
    public int select(UUID selection, Selection.Open open, long most) {
        return selected.add(selection, open, most, withBytes);
    }
}
