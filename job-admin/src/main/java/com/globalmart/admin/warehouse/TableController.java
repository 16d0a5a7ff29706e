package com.globalmart.admin.warehouse;

import com.globalmart.admin.export.CsvExports;
import com.globalmart.admin.pulse.Shared;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows the tables of the warehouse: all, and one with its columns. */
@Controller
class TableController {

    private final TableCatalogue catalogue;
    private final CsvExports exports;
    private final Shared shared;

    TableController(TableCatalogue catalogue, CsvExports exports, Shared shared) {
        this.catalogue = catalogue;
        this.exports = exports;
        this.shared = shared;
    }

    @GetMapping("/warehouse/tables")
    String list(Model model, HtmxRequest htmx) {
        model.addAttribute(
                "tables", shared.answer(htmx, "tables of the warehouse", () -> TableRow.of(catalogue.tables())));
        return htmx.isHtmxRequest() ? "warehouse/tables :: table" : "warehouse/tables";
    }

    @GetMapping("/warehouse/tables/{name}")
    String show(@PathVariable String name, Model model) {
        var table = catalogue.table(name);
        model.addAttribute(
                "page",
                TablePage.of(
                        table,
                        catalogue.columns(table.name()),
                        catalogue.writers(WritingSteps.of(table.name())),
                        catalogue.growth(table.name())));
        return "warehouse/table";
    }

    @GetMapping("/warehouse/tables.csv")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(catalogue.export(), request, response);
    }
}
