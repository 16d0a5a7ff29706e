// Draws the rows of an answer: a line for each number over days, or a bar for each row.
"use strict";

const Chart = (() => {
    const TIMES = ["event_day", "period_start", "analysis_date", "minute", "occurred_at"];
    const MOST_BARS = 25;
    const LEADING = ["revenue", "value", "sales", "customers", "visits", "offenders", "lag", "orders", "additions"];

    const isNumber = value => typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));

    const numeric = (rows, column) => rows.some(row => isNumber(row[column]))
        && rows.every(row => row[column] === null || isNumber(row[column]));

    // numbers of several units have no common scale, how much each has changed does
    function leading(rows, columns) {
        const isMixed = columns.includes("unit") && new Set(rows.map(row => row.unit)).size > 1;
        return (isMixed ? ["change_percent"] : LEADING).find(column => columns.includes(column) && numeric(rows, column));
    }

    function draw(place, rows) {
        place.replaceChildren();
        if (!Array.isArray(rows) || rows.length < 2) {
            return;
        }
        const columns = Object.keys(rows[0]);
        const number = leading(rows, columns);
        if (!number) {
            return;
        }
        const time = TIMES.find(column => columns.includes(column) && new Set(rows.map(row => row[column])).size > 1);
        const label = columns.find(column => !numeric(rows, column) && new Set(rows.map(row => row[column])).size > 1);
        if (time) {
            lines(place, rows, time, number);
        } else if (label) {
            bars(place, rows, label, number);
        }
    }

    function figure(place, words) {
        const drawn = document.createElement("figure");
        const caption = document.createElement("figcaption");
        caption.textContent = words;
        drawn.append(caption);
        place.append(drawn);
        return drawn;
    }

    function lines(place, rows, time, number) {
        const sums = new Map(); // several rows of one time, as by country, are one point
        for (const row of rows) {
            const at = Date.parse(row[time]) / 1000;
            sums.set(at, (sums.get(at) ?? 0) + Number(row[number] ?? 0));
        }
        const times = [...sums.keys()].sort((a, b) => a - b);
        const drawn = figure(place, `${words(number)} by ${words(time)}, UTC`);
        const style = getComputedStyle(document.documentElement);
        const color = name => style.getPropertyValue(name).trim();
        const axis = {stroke: color("--soft"), grid: {stroke: color("--line"), width: 1}, ticks: {stroke: color("--line"), width: 1}};
        const plot = new uPlot({
            width: Math.max(240, drawn.clientWidth - 34),
            height: 240,
            tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
            series: [{}, {label: words(number), stroke: color("--accent"), width: 2, fill: color("--accent-wash")}],
            axes: [{...axis, space: 64, values: (_, shown) => shown.map(moment(times))}, {...axis, size: 70}],
            legend: {show: false},
        }, [times, times.map(at => sums.get(at))], drawn);
        new ResizeObserver(() => plot.setSize({width: Math.max(240, drawn.clientWidth - 34), height: 240})).observe(drawn);
    }

    // days as 14 Mar; of less than two days the minutes, as 09:30
    function moment(times) {
        const isShort = times[times.length - 1] - times[0] < 2 * 86400;
        const format = new Intl.DateTimeFormat("en-GB", {timeZone: "UTC", ...(isShort ? {hour: "2-digit", minute: "2-digit"} : {day: "numeric", month: "short"})});
        return seconds => format.format(new Date(seconds * 1000));
    }

    function bars(place, rows, label, number) {
        const shown = rows.slice(0, MOST_BARS);
        const most = Math.max(...shown.map(row => Math.abs(row[number] ?? 0)));
        const drawn = figure(place, `${words(number)} by ${words(label)}${rows.length > MOST_BARS ? `, the first ${MOST_BARS}` : ""}`);
        drawn.className = "bars";
        for (const row of shown) {
            const name = document.createElement("span");
            name.textContent = row[label] ?? "not known";
            const bar = document.createElement("div");
            bar.className = row[number] < 0 ? "bar less" : "bar";
            bar.style.width = most > 0 ? `${100 * Math.abs(row[number] ?? 0) / most}%` : "0";
            const value = document.createElement("span");
            value.textContent = shownNumber(row[number]);
            drawn.append(name, bar, value);
        }
    }

    const words = column => column.replaceAll("_", " ");

    function shownNumber(value) {
        if (value === null || value === undefined) {
            return "–";
        }
        const [whole, fraction] = String(value).split(".");
        const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
        const kept = fraction?.replace(/0+$/, "");
        return kept ? `${grouped}.${kept}` : grouped;
    }

    return {draw, numeric, words, shownNumber};
})();
