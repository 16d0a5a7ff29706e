// Asks the API what the page's forms say. What is looked at stands in the page's own address, the key never.
"use strict";

const byId = id => document.getElementById(id);
const KEY = "globalmart-key";
const LONG = 32; // letters that do not break
const NARROW = matchMedia("(max-width: 48rem)");

let resources = []; // {path, operation}
let chosen = null;
let asked = null; // address of the answer that is shown
let turn = 0; // answers that come late, after another question, are not shown

start();

async function start() {
    byId("key").value = sessionStorage.getItem(KEY) ?? "";
    byId("access").addEventListener("submit", event => {
        event.preventDefault();
        sessionStorage.setItem(KEY, byId("key").value.trim());
        if (chosen) {
            ask(address(new FormData(byId("filters"))));
        }
    });
    byId("filters").addEventListener("submit", event => {
        event.preventDefault();
        show(chosen.path, values(new FormData(event.target)));
    });
    byId("answer").addEventListener("click", event => actions[event.target.dataset.do]?.(event.target));
    addEventListener("popstate", fromAddress);
    let tags;
    try {
        const document = await (await fetch("/openapi.json")).json();
        tags = document.tags.map(tag => tag.name);
        resources = Object.entries(document.paths).map(([path, operations]) => ({path, operation: operations.get}));
    } catch {
        say("The document could not be read: is the API still there?", true);
        return;
    }
    list(tags);
    fromAddress();
}

function list(tags) {
    for (const tag of tags) {
        const heading = document.createElement("h2");
        heading.textContent = tag;
        byId("resources").append(heading);
        for (const {path} of resources.filter(resource => resource.operation.tags[0] === tag)) {
            const link = document.createElement("a");
            link.textContent = name(path);
            link.href = `?resource=${encodeURIComponent(path)}`;
            link.dataset.path = path;
            link.addEventListener("click", event => {
                event.preventDefault();
                show(path, {});
                byId("content").focus({preventScroll: true});
            });
            byId("resources").append(link);
        }
    }
}

function name(path) {
    return path.replace("/api/v1/", "").replaceAll(/[{}]/g, "").replaceAll("/", " › ").replaceAll(/[-_]/g, " ");
}

function fromAddress() {
    const query = new URLSearchParams(location.search);
    const path = query.get("resource");
    if (path && resources.some(resource => resource.path === path)) {
        query.delete("resource");
        open(path, Object.fromEntries(query));
    }
}

function show(path, parameters) {
    const query = new URLSearchParams({resource: path, ...parameters});
    history.pushState(null, "", `?${query}`);
    open(path, parameters);
}

function open(path, parameters) {
    chosen = resources.find(resource => resource.path === path);
    for (const link of byId("resources").querySelectorAll("a")) {
        link.toggleAttribute("aria-current", link.dataset.path === path);
    }
    document.title = `${name(path)} · GlobalMart data`;
    byId("title").textContent = chosen.operation.summary;
    byId("description").textContent = chosen.operation.description ?? "";
    byId("menu").open = !NARROW.matches;
    byId("answer").hidden = true;
    fields(parameters);
    const missing = (chosen.operation.parameters ?? []).find(each => each.in === "path" && !parameters[each.name]);
    if (missing) {
        say(`Say which: ${missing.name.replaceAll("_", " ")}.`);
        return;
    }
    ask(address(new FormData(byId("filters"))));
}

function fields(given) {
    const form = byId("filters");
    form.replaceChildren();
    const parameters = (chosen.operation.parameters ?? []).filter(parameter => parameter.name !== "after");
    for (const parameter of parameters) {
        const label = document.createElement("label");
        label.append(parameter.name.replaceAll("_", " "));
        label.title = parameter.description;
        label.append(field(parameter, given[parameter.name] ?? ""));
        form.append(label);
    }
    const button = document.createElement("button");
    button.textContent = "Ask";
    form.append(button);
    form.hidden = parameters.length === 0;
}

function field(parameter, value) {
    let made;
    if (parameter.schema.enum) {
        made = document.createElement("select");
        const choices = parameter.schema.default ? parameter.schema.enum : ["", ...parameter.schema.enum];
        for (const choice of choices) {
            made.append(new Option(choice === "" ? "all" : choice.replaceAll("_", " "), choice));
        }
        made.value = value || parameter.schema.default || "";
    } else {
        made = document.createElement("input");
        made.type = parameter.schema.format === "date" ? "date" : parameter.schema.type === "integer" ? "number" : "text";
        made.value = value;
        if (made.type === "number") {
            made.min = parameter.schema.minimum ?? "";
            made.max = parameter.schema.maximum ?? "";
            made.placeholder = parameter.schema.default ?? "";
        }
        if (parameter.in === "path") {
            made.placeholder = parameter.example ?? "";
            made.required = true;
        }
    }
    made.name = parameter.name;
    return made;
}

function values(form) {
    return Object.fromEntries([...form.entries()].filter(([, value]) => value !== ""));
}

function address(form) {
    const given = values(form);
    let path = chosen.path;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(given)) {
        if (path.includes(`{${name}}`)) {
            path = path.replace(`{${name}}`, encodeURIComponent(value));
        } else {
            query.append(name, value);
        }
    }
    return query.size > 0 ? `${path}?${query}` : path;
}

function headers(accept) {
    const key = sessionStorage.getItem(KEY);
    return key ? {Accept: accept, Authorization: `Bearer ${key}`} : {Accept: accept};
}

async function ask(what) {
    const mine = ++turn;
    say("Asking…");
    for (const invalid of byId("filters").querySelectorAll("[aria-invalid]")) {
        invalid.removeAttribute("aria-invalid");
    }
    let response;
    let body;
    try {
        response = await fetch(what, {headers: headers("application/json")});
        body = await response.json();
    } catch {
        if (mine === turn) {
            say("The API does not answer.", true);
        }
        return;
    }
    if (mine !== turn) {
        return;
    }
    if (!response.ok) {
        refused(response.status, body);
        return;
    }
    asked = what;
    shown(body, response);
}

function refused(status, problem) {
    byId("answer").hidden = true;
    if (status === 401) {
        say("Enter a key above. ./globalmart api-key create NAME makes one; ./globalmart up tells one when it starts.", true);
        byId("key").focus();
        return;
    }
    say(`${problem.title}: ${problem.detail}`, true);
    byId("filters").elements[problem.field]?.setAttribute("aria-invalid", "true");
}

function shown(body, response) {
    const rows = Array.isArray(body.data) ? body.data : [body.data];
    const isList = Array.isArray(body.data);
    const published = body.published;
    say(`${rows.length === 1 && !isList ? "Found" : `${rows.length.toLocaleString("en")} ${rows.length === 1 ? "row" : "rows"}`}`
        + (published.load > 0 ? ` · load ${published.load}, complete through ${published.complete_through}` : " · nothing is published yet"));
    byId("answer").hidden = false;
    table(rows, isList);
    const next = byId("answer").querySelector("[data-do=next]");
    next.hidden = !body.next;
    next.dataset.after = body.next ?? "";
    for (const rowsOnly of byId("answer").querySelectorAll("[data-do=csv], [data-do=ndjson]")) {
        rowsOnly.hidden = !isList;
    }
    Chart.draw(byId("chart"), isList ? rows : []);
}

function table(rows, isList) {
    const [head, body] = [byId("answer").querySelector("thead"), byId("answer").querySelector("tbody")];
    head.replaceChildren();
    body.replaceChildren();
    if (rows.length === 0) {
        body.insertRow().append(cell("Nothing: there are no rows for this.", false, false));
        return;
    }
    if (!isList) {
        for (const [field, value] of Object.entries(rows[0])) {
            const row = body.insertRow();
            const heading = document.createElement("th");
            heading.scope = "row";
            heading.textContent = Chart.words(field);
            row.append(heading, cell(value, false, true));
        }
        return;
    }
    const columns = Object.keys(rows[0]);
    const numeric = new Set(columns.filter(column => Chart.numeric(rows, column)));
    const headings = head.insertRow();
    for (const column of columns) {
        const heading = document.createElement("th");
        heading.scope = "col";
        heading.className = numeric.has(column) ? "number" : "";
        heading.textContent = Chart.words(column);
        headings.append(heading);
    }
    for (const row of rows) {
        const line = body.insertRow();
        columns.forEach(column => line.append(cell(row[column], numeric.has(column), true)));
    }
}

function cell(value, isNumeric, mayWrap) {
    const made = document.createElement("td");
    if (value === null || value === undefined) {
        made.className = isNumeric ? "none number" : "none";
        made.textContent = "–";
    } else if (typeof value === "object") {
        made.className = "text";
        made.textContent = (Array.isArray(value) ? value : [value])
            .map(each => typeof each === "object" ? Object.entries(each).map(([field, inner]) => `${Chart.words(field)} ${inner ?? "–"}`).join(", ") : each)
            .join("; ");
    } else {
        made.className = isNumeric ? "number" : mayWrap && String(value).length > LONG ? "text" : "";
        made.textContent = isNumeric ? Chart.shownNumber(value) : String(value);
    }
    return made;
}

const actions = {
    next: button => ask(withAfter(asked, button.dataset.after)),
    address: () => copy(new URL(asked, location.href).href, "The address is copied; it needs the header Authorization with a key."),
    command: () => copy(`curl -H "Authorization: Bearer $GLOBALMART_KEY" "${new URL(asked, location.href).href}"`, "The command is copied."),
    csv: () => download("text/csv", "csv"),
    ndjson: () => download("application/x-ndjson", "ndjson"),
};

function withAfter(what, after) {
    const url = new URL(what, location.href);
    url.searchParams.set("after", after);
    return url.pathname + url.search;
}

async function copy(text, words) {
    try {
        await navigator.clipboard.writeText(text);
        say(words);
    } catch {
        say(text);
    }
}

async function download(type, ending) {
    const response = await fetch(asked, {headers: headers(type)});
    if (!response.ok) {
        refused(response.status, await response.json());
        return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await response.blob());
    link.download = `${chosen.path.replace("/api/v1/", "").replaceAll(/[^a-z0-9]+/gi, "-").replaceAll(/^-|-$/g, "")}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function say(words, isBad = false) {
    byId("status").textContent = words;
    byId("status").className = isBad ? "bad" : "";
}
