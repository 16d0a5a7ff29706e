// Says when the page has stopped refreshing: an operator must never mistake old numbers for new ones.
(() => {
    "use strict";
    const stale = () => document.querySelector(".stale");
    let lastAnswer = new Date();

    const failed = () => {
        const note = stale();
        if (note && !note.textContent) {
            note.textContent = "Not refreshed since " + lastAnswer.toISOString().slice(11, 19)
                + " UTC: the console does not answer. It keeps trying.";
        }
    };

    document.addEventListener("htmx:sendError", failed);
    document.addEventListener("htmx:responseError", failed);
    document.addEventListener("htmx:timeout", failed);
    document.addEventListener("htmx:afterOnLoad", (event) => {
        if (!event.detail.successful) {
            return;
        }
        lastAnswer = new Date();
        const note = stale();
        if (note && note.textContent) {
            note.textContent = "";
        }
    });
})();
