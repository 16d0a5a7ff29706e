package com.globalmart.batch.fact;

/** An accepted record whose identity an earlier one holds. */
record Repeat(FactRecord fact, IdentityHolder holder) {

    boolean isConflict() {
        return fact.landed().envelope().contentHash() != holder.contentHash();
    }
}
