// Times in UTC or in the zone of the browser, as chosen; and ages and durations that go on while they are looked at.
(() => {
    "use strict";
    const KEY = "globalmart.zone";
    const button = document.querySelector("[data-zone]");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const isLocal = () => localStorage.getItem(KEY) === "local";
    const format = new Intl.DateTimeFormat("en-GB", {
        day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit",
        timeZoneName: "short",
    });

    const show = (root) => root.querySelectorAll("time[datetime*=T]").forEach((time) => {
        if (!time.dataset.utc) {
            time.dataset.utc = time.textContent;
        }
        time.textContent = isLocal() ? format.format(new Date(time.dateTime)) : time.dataset.utc;
    });

    const words = (ms) => { // as Words.duration has it
        const s = Math.max(0, Math.floor(ms / 1000));
        if (s < 60) return s + " s";
        if (s < 3600) return Math.floor(s / 60) + " min " + s % 60 + " s";
        if (s < 86400) return Math.floor(s / 3600) + " h " + Math.floor(s % 3600 / 60) + " min";
        return Math.floor(s / 86400) + " d " + Math.floor(s % 86400 / 3600) + " h";
    };
    const server = document.querySelector("meta[name=now]");
    const ahead = server ? Date.now() - Date.parse(server.content) : 0; // of this clock before the server's
    const tick = () => {
        const now = Date.now() - ahead;
        document.querySelectorAll("[data-since]").forEach((part) => {
            part.textContent = words(now - Date.parse(part.dataset.since));
        });
        document.querySelectorAll("[data-ago]").forEach((part) => {
            const age = now - Date.parse(part.dataset.ago);
            part.textContent = age < 2000 ? "just now" : words(age) + " ago";
        });
    };

    if (button) {
        const label = () => button.lastElementChild.textContent = isLocal() ? zone.split("/").pop().replaceAll("_", " ") : "UTC";
        button.hidden = zone === "UTC";
        button.addEventListener("click", () => {
            localStorage.setItem(KEY, isLocal() ? "utc" : "local");
            label();
            show(document);
        });
        label();
        show(document);
        document.addEventListener("htmx:load", (event) => show(event.detail.elt));
        setInterval(tick, 1_000);
    }
})();
