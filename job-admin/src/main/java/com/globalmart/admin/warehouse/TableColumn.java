package com.globalmart.admin.warehouse;

/** @param type as PostgreSQL writes it */
record TableColumn(String name, String type, boolean isKey, boolean isNullable, String comment) {}
