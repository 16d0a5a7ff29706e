// Makes the grid one stop of the tabulator key: arrow keys move within it, Space chooses a run. Without this script its cells are links.
(() => {
    "use strict";
    const THINGS = "a, input, span[role=img]";
    let current = null; // the id of the cell that was focused last: it is there again when the grid has fetched itself anew
    let scrolled = null;

    const panel = () => document.querySelector("#grid .panel");
    const table = () => document.querySelector("#grid table");
    const thing = (cell) => cell.querySelector(THINGS);

    const prepare = () => {
        if (!panel()) {
            return;
        }
        table().setAttribute("role", "grid");
        const things = [...table().querySelectorAll(THINGS)];
        things.forEach((each) => each.tabIndex = -1);
        const first = things.find((each) => each.id === current)
            || thing(table().querySelector(".runs th:last-child"));
        first.tabIndex = 0;
        panel().scrollLeft = scrolled === null ? panel().scrollWidth : scrolled; // the newest are at the right
        count();
    };

    const go = (cell) => {
        const target = cell && thing(cell);
        if (!target) {
            return false;
        }
        table().querySelector("[tabindex='0']").tabIndex = -1;
        target.tabIndex = 0;
        target.focus();
        // what has the focus is not hidden behind the names of the steps
        const left = target.getBoundingClientRect().left - cell.parentElement.firstElementChild.getBoundingClientRect().right;
        if (left < 0) {
            panel().scrollLeft += left - 8;
        }
        return true;
    };
    // the next cell in a direction that has something in it
    const walk = (cell, right, down) => {
        const rows = [...table().rows];
        let row = rows.indexOf(cell.parentElement);
        let column = cell.cellIndex;
        do {
            row += down;
            column += right;
        } while (rows[row] && column > 0 && rows[row].cells[column] && !go(rows[row].cells[column]));
    };

    const count = () => {
        const button = document.querySelector("#grid button");
        if (button) {
            const chosen = document.querySelectorAll("#grid input:checked").length;
            button.disabled = chosen === 0;
            document.querySelector("#chosen").textContent = chosen === 0 ? "No run is chosen." : chosen + (chosen === 1 ? " run is chosen." : " runs are chosen.");
        }
    };
    const choose = (cell) => {
        const box = document.querySelector("#grid .choices")?.cells[cell.cellIndex]?.querySelector("input");
        if (box) {
            box.checked = !box.checked;
            count();
        }
    };

    document.addEventListener("keydown", (event) => {
        const cell = event.target.closest("#grid td, #grid th");
        if (!cell || event.altKey || event.ctrlKey || event.metaKey) {
            return;
        }
        const row = cell.parentElement.cells;
        const keys = {
            ArrowLeft: () => walk(cell, -1, 0),
            ArrowRight: () => walk(cell, 1, 0),
            ArrowUp: () => walk(cell, 0, -1),
            ArrowDown: () => walk(cell, 0, 1),
            Home: () => go(row[1]) || walk(row[1], 1, 0),
            End: () => go(row[row.length - 1]) || walk(row[row.length - 1], -1, 0),
            " ": () => choose(cell),
        };
        if (keys[event.key]) {
            event.preventDefault();
            keys[event.key]();
        }
    });
    document.addEventListener("focusin", (event) => {
        if (event.target.closest("#grid td, #grid th")) {
            current = event.target.id;
        }
    });
    document.addEventListener("change", (event) => event.target.closest("#grid") && count());
    document.addEventListener("htmx:beforeSwap", (event) => {
        if (event.target.id === "grid" && panel()) {
            scrolled = panel().scrollLeft;
        }
    });
    document.addEventListener("htmx:afterSettle", (event) => event.target.id === "grid" && prepare());
    prepare();
})();
