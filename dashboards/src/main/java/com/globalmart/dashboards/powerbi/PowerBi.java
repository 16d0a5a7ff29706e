package com.globalmart.dashboards.powerbi;

import com.globalmart.dashboards.catalogue.Catalogue;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Power BI project. */
public final class PowerBi {

    private static final String FOLDER = "dashboards/powerbi/";

    private PowerBi() {}

    /** Its files, by their path from the project's folder. */
    public static SortedMap<String, String> files(Catalogue catalogue) {
        var files = new TreeMap<String, String>();
        files.put(FOLDER + "GlobalMart.pbip", Pbir.shortcut());
        files.put(FOLDER + "GlobalMart.pbids", Pbir.connection());
        files.put(FOLDER + ".gitignore", "**/.pbi/localSettings.json\n**/.pbi/cache.abf\n");
        Pbir.files().forEach((path, text) -> files.put(FOLDER + "GlobalMart.Report/" + path, text));
        files.put(FOLDER + "GlobalMart.SemanticModel/.platform", Pbir.platform("SemanticModel", "GlobalMart"));
        files.put(FOLDER + "GlobalMart.SemanticModel/definition.pbism", Pbir.semanticModel());
        Tmdl.files(catalogue)
                .forEach((path, text) -> files.put(FOLDER + "GlobalMart.SemanticModel/definition/" + path, text));
        return files;
    }
}
