// Draws the curves of a page: numbers by UTC day that stand in data attributes, in the colours of the page. Without this script,
// the table of the same numbers is all there is.
(() => {
    "use strict";
    const HEIGHT = 220;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const numbers = (text) => text.split(",").map(Number);
    const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
    const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
    const drawn = new Map();

    const options = (canvas) => {
        const style = getComputedStyle(canvas);
        const colour = (token) => style.getPropertyValue(token).trim();
        const axis = {
            stroke: colour("--soft"),
            grid: { stroke: colour("--line"), width: 1 },
            ticks: { show: false },
            font: "12px " + colour("--sans"),
        };
        return {
            width: canvas.clientWidth,
            height: HEIGHT,
            tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
            cursor: { drag: { x: false, y: false }, points: { size: 8 } },
            scales: { y: { range: (plot, lowest, highest) => [0, highest > 0 ? highest * 1.08 : 1] } },
            axes: [
                { ...axis, grid: { show: false }, space: 64, values: (plot, days) => days.map(day) },
                { ...axis, size: 52, values: (plot, values) => values.map((value) => short.format(value)) },
            ],
            series: [
                { label: "Day", value: (plot, seconds) => seconds === null ? "–" : day(seconds) },
                {
                    label: canvas.dataset.name,
                    stroke: colour("--accent"),
                    fill: colour("--accent-wash"),
                    width: 2,
                    points: { show: canvas.dataset.days.indexOf(",") < 0 },
                    value: (plot, value) => value === null ? "–" : whole.format(value),
                },
            ],
        };
    };
    const day = (seconds) => new Date(seconds * 1000)
        .toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

    const draw = (canvas) => {
        drawn.get(canvas)?.destroy();
        canvas.closest("figure").hidden = false;
        const data = [numbers(canvas.dataset.days), numbers(canvas.dataset.values)];
        drawn.set(canvas, new uPlot(options(canvas), data, canvas));
    };
    const drawAll = (root) => root.querySelectorAll(".canvas").forEach(draw);

    const fit = () => drawn.forEach((plot, canvas) => {
        if (!canvas.isConnected) { // the page has fetched itself anew
            plot.destroy();
            drawn.delete(canvas);
        } else if (canvas.clientWidth !== plot.width) {
            plot.setSize({ width: canvas.clientWidth, height: HEIGHT });
        }
    });

    drawAll(document);
    document.addEventListener("htmx:load", (event) => event.detail.elt !== document.body && (fit(), drawAll(event.detail.elt)));
    window.addEventListener("resize", fit);
    dark.addEventListener("change", () => drawAll(document));
})();
