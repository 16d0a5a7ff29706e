package com.globalmart.dashboards.powerbi;

import java.util.List;

/**
 * A page of the report.
 *
 * @param name the same for as long as it is the same page
 */
record Page(String name, String title, List<Visual> visuals) {}
