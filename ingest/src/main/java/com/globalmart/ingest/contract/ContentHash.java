package com.globalmart.ingest.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A 64-bit hash of what a record says: of its parsed values in the order of its columns. The order of JSON fields, white
 * space, an offset written differently or {@code 2.50} for {@code 2.5} make no difference; a null is not an empty text.
 *
 * <p>Each value is spread with the finalizer of MurmurHash3 and folded in as in FNV-1a; a text is the FNV-1a of its
 * characters. Landed rows carry it for as long as they are kept: changing it would make repeats of older records conflicts.
 */
public final class ContentHash {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final long NOTHING = 0x9e3779b97f4a7c15L;

    private long hash = OFFSET;

    /** The hash of everything added so far. */
    public long value() {
        return spread(hash);
    }

    public void add(long value) {
        hash = (hash ^ spread(value)) * PRIME;
    }

    public void addNothing() {
        add(NOTHING);
    }

    public void add(@Nullable Integer value) {
        if (value == null) {
            addNothing();
        } else {
            add(value.longValue());
        }
    }

    public void add(@Nullable Boolean value) {
        if (value == null) {
            addNothing();
        } else {
            add(value ? 1L : 0L);
        }
    }

    public void add(@Nullable String value) {
        if (value == null) {
            addNothing();
            return;
        }
        long text = OFFSET ^ value.length();
        for (int i = 0; i < value.length(); i++) {
            text = (text ^ value.charAt(i)) * PRIME;
        }
        add(text);
    }

    /** Money: at most 4 decimals, less than 10^12 in size. */
    public void add(@Nullable BigDecimal value) {
        if (value == null) {
            addNothing();
        } else {
            add(value.setScale(Numbers.MONEY_SCALE).unscaledValue().longValueExact());
        }
    }

    /** To the microsecond. */
    public void add(Instant value) {
        add(value.getEpochSecond() * 1_000_000 + value.getNano() / 1_000);
    }

    public <E> void addAll(@Nullable List<E> values, Adder<E> adder) {
        if (values == null) {
            addNothing();
            return;
        }
        add((long) values.size());
        for (E value : values) {
            adder.add(this, value);
        }
    }

    public void add(@Nullable Extra extra) {
        if (extra == null) {
            addNothing();
        } else {
            addJson(extra.fields());
        }
    }

    /** Adds one value of a list. */
    public interface Adder<E> {
        void add(ContentHash hash, E value);
    }

    private void addJson(@Nullable Object value) {
        switch (value) {
            case null -> addNothing();
            case String text -> add(text);
            case Boolean flag -> add(flag);
            case BigDecimal number -> add(number.stripTrailingZeros().toString());
            case List<?> list -> addAll(list, ContentHash::addJson);
            case Map<?, ?> object -> add(sumOfFields(object));
            default -> throw new IllegalArgumentException("a %s is no JSON value".formatted(value.getClass()));
        }
    }

    /** The same for every order of the fields. */
    private static long sumOfFields(Map<?, ?> object) {
        long sum = object.size();
        for (Map.Entry<?, ?> field : object.entrySet()) {
            var one = new ContentHash();
            one.addJson(field.getKey());
            one.addJson(field.getValue());
            sum += one.value();
        }
        return sum;
    }

    private static long spread(long value) {
        long spread = value;
        spread = (spread ^ (spread >>> 33)) * 0xff51afd7ed558ccdL;
        spread = (spread ^ (spread >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return spread ^ (spread >>> 33);
    }
}
