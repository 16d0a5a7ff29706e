package com.globalmart.admin.load;

/** What a load is made for. */
enum LoadKind {
    NIGHT("takes what has landed"),
    REBUILD("judges customers and products of dates again, and takes nothing"),
    FORGET("makes a forgotten customer again, and takes nothing");

    private final String description;

    LoadKind(String description) {
        this.description = description;
    }

    /** What it does, without its subject. */
    public String description() {
        return description;
    }
}
