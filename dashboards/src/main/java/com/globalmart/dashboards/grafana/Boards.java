package com.globalmart.dashboards.grafana;

import com.globalmart.dashboards.catalogue.Catalogue;
import com.globalmart.dashboards.grafana.board.Executive;
import com.globalmart.dashboards.grafana.board.Live;
import com.globalmart.dashboards.grafana.board.Machinery;
import com.globalmart.dashboards.grafana.board.Operations;
import com.globalmart.dashboards.grafana.board.Quality;
import com.globalmart.dashboards.grafana.model.Board;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All boards. */
public final class Boards {

    private Boards() {}

    /** The boards in the order in which they are listed. */
    public static List<Board> all(Catalogue catalogue) {
        return List.of(
                Executive.board(catalogue),
                Operations.board(),
                Quality.board(catalogue),
                Live.board(),
                Machinery.board());
    }

    /** Their files, by the path from the project's folder. */
    public static SortedMap<String, String> files(Catalogue catalogue) {
        var files = new TreeMap<String, String>();
        files.put(Alerts.PATH, Alerts.json());
        all(catalogue).forEach(board -> files.put(board.path(), BoardJson.of(board)));
        return files;
    }
}
