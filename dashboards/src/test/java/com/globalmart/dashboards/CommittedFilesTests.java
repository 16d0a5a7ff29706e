package com.globalmart.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Holds the committed files against the warehouse. To write them anew after a migration or a change here: {@code ./globalmart
 * dashboards}, which runs this test with {@code -Ddashboards.write=true}.
 */
class CommittedFilesTests {

    private static final Path PROJECT = Path.of("..");

    @Test
    void areWhatTheWarehouseSays() throws IOException, SQLException {
        SortedMap<String, String> made;
        try (var warehouse = Warehouse.connect(Database.WAREHOUSE, "bi_reader")) {
            made = Dashboards.files(Catalogue.read(warehouse));
        }
        if (Boolean.getBoolean("dashboards.write")) {
            write(made);
        }

        assertThat(committed(made))
                .as("committed files; after a migration write them anew with ./globalmart dashboards")
                .isEqualTo(made);
    }

    private static SortedMap<String, String> committed(SortedMap<String, String> made) throws IOException {
        var committed = new TreeMap<String, String>();
        for (String path : made.keySet()) {
            Path file = PROJECT.resolve(path);
            committed.put(path, Files.exists(file) ? Files.readString(file) : "");
        }
        return committed;
    }

    private static void write(Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            Path path = PROJECT.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
