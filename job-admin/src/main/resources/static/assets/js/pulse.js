// Keeps the page live: hears what changed, lets its parts fetch themselves anew, and says when nothing is heard any more.
(() => {
    "use strict";
    const PATIENCE_MS = 12_000; // the console gives a sign every 5 s
    const since = document.querySelector("meta[name=pulse]");
    const note = () => document.querySelector(".stale");
    let lastSign = Date.now();
    let source = null;
    let version = since ? since.content : null;
    const changedIn = new Map(); // topic: the version in which it changed last
    const askedIn = new WeakMap(); // request: the version in which it was sent

    const alive = () => {
        lastSign = Date.now();
        if (note() && note().textContent) {
            note().textContent = "";
        }
    };
    const silent = () => {
        if (note() && !note().textContent) {
            note().textContent = "Not refreshed since " + new Date(lastSign).toISOString().slice(11, 19)
                + " UTC: the console does not answer. It keeps trying.";
        }
    };

    const changed = (topic) => htmx.trigger(document.body, "changed:" + topic);

    // one stream a window that is looked at: browsers allow few connections to one server
    const listen = () => {
        if (source || document.hidden || !navigator.onLine) {
            return;
        }
        source = new EventSource("/pulse?since=" + version);
        source.addEventListener("changed", (event) => {
            alive();
            version = event.lastEventId;
            event.data.split(" ").forEach((topic) => {
                changedIn.set(topic, version);
                changed(topic);
            });
        });
        source.addEventListener("alive", alive);
        source.onerror = () => {
            if (source.readyState === EventSource.CLOSED) { // refused: the session has ended, or the console starts anew
                source = null;
                leaveIfOver();
                setTimeout(listen, 3_000);
            }
        };
    };
    // nothing of an ended session stays on the screen: the login comes, and leads back here
    const leaveIfOver = () => fetch(location.href, {method: "HEAD", headers: {"X-Refresh": "true", "Accept": "*/*"}})
        .then((answer) => answer.status === 401 && location.reload())
        .catch(() => {}); // the console does not answer: that is said already
    const pause = () => {
        if (source) {
            source.close();
            source = null;
        }
    };

    if (since) {
        document.addEventListener("visibilitychange", () => document.hidden ? pause() : (lastSign = Date.now(), listen()));
        window.addEventListener("offline", () => (silent(), pause()));
        window.addEventListener("online", listen);
        window.addEventListener("pagehide", pause);
        window.addEventListener("pageshow", listen);
        setInterval(() => {
            if (!document.hidden && Date.now() - lastSign > PATIENCE_MS) {
                silent();
                pause();
                listen();
            }
        }, 2_000);
        listen();
    }
    // what changed while a part was on its way is not in it, and nobody else would tell it
    document.addEventListener("htmx:beforeRequest", (event) => askedIn.set(event.detail.xhr, version));
    document.addEventListener("htmx:afterSettle", (event) => {
        const asked = askedIn.get(event.detail.xhr);
        askedIn.delete(event.detail.xhr);
        changedIn.forEach((since, topic) => Number(since) > Number(asked) && changed(topic));
    });

    document.addEventListener("htmx:sendError", silent);
    document.addEventListener("htmx:responseError", silent);
    document.addEventListener("htmx:timeout", silent);
    document.addEventListener("htmx:afterOnLoad", (event) => event.detail.successful && alive());

    // what a page fetches by itself is nobody's doing: sessions end although a page is open
    document.addEventListener("htmx:configRequest", (event) => {
        const cause = event.detail.triggeringEvent;
        if (!cause || cause.type.startsWith("changed:") || cause.type === "htmx:load" || cause.type === "load") {
            event.detail.headers["X-Refresh"] = "true";
        }
    });
})();
