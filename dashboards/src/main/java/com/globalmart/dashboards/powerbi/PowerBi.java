package com.globalmart.dashboards.powerbi;

import com.globalmart.dashboards.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The files of the Power BI project {@code dashboards/powerbi/GlobalMart.pbip}, as Desktop opens them. */
public final class PowerBi {

    static final String NAME = "GlobalMart";
    static final String SERVER = "localhost:5432";
    static final String DATABASE = "warehouse";

    private static final String FOLDER = "dashboards/powerbi/";

    private PowerBi() {}

    /** The files, by their path from the project's folder. */
    public static SortedMap<String, String> files(Catalogue catalogue) {
        var files = new TreeMap<String, String>();
        files.put(FOLDER + NAME + ".pbip", pbip());
        files.put(FOLDER + NAME + ".pbids", pbids());
        files.put(FOLDER + ".gitignore", "**/.pbi/localSettings.json\n**/.pbi/cache.abf\n");
        new SemanticModel(catalogue)
                .files()
                .forEach((path, text) -> files.put(FOLDER + NAME + ".SemanticModel/" + path, text));
        ReportFiles.of(ReportPages.ALL).forEach((path, text) -> files.put(FOLDER + NAME + ".Report/" + path, text));
        return files;
    }

    /** An identifier that stays what it is when the files are made anew, so that they differ only where something changed. */
    static String identifier(String path) {
        return UUID.nameUUIDFromBytes(("globalmart/powerbi/" + path).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What both parts of the project say of themselves. */
    static String platform(String type) {
        var json = Json.schema("gitIntegration/platformProperties/2.0.0");
        json.putObject("metadata").put("type", type).put("displayName", NAME);
        json.putObject("config").put("version", "2.0").put("logicalId", identifier(type));
        return Json.text(json);
    }

    private static String pbip() {
        var json = Json.schema("pbip/pbipProperties/1.0.0").put("version", "1.0");
        json.putArray("artifacts").addObject().putObject("report").put("path", NAME + ".Report");
        json.putObject("settings").put("enableAutoRecovery", true);
        return Json.text(json);
    }

    private static String pbids() {
        var json = Json.object().put("version", "0.1");
        var connection = json.putArray("connections").addObject();
        var details = connection.putObject("details").put("protocol", "postgresql");
        details.putObject("address").put("server", SERVER).put("database", DATABASE);
        connection.put("mode", "Import");
        return Json.text(json);
    }
}
