package com.globalmart.dashboards;

import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.dashboards.dictionary.DataDictionary;
import com.globalmart.dashboards.grafana.Boards;
import com.globalmart.dashboards.powerbi.PowerBi;
import java.util.SortedMap;
import java.util.TreeMap;

/** All files that are made here. */
public final class Dashboards {

    private Dashboards() {}

    /** The files, by their path from the project's folder. */
    public static SortedMap<String, String> files(Catalogue catalogue) {
        var files = new TreeMap<String, String>();
        files.put("docs/data-dictionary.md", DataDictionary.page(catalogue));
        files.putAll(Boards.files(catalogue));
        files.putAll(PowerBi.files(catalogue));
        return files;
    }
}
