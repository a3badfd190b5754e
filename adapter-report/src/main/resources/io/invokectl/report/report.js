"use strict";

// The page is complete without scripts. This adds filters, enlarged images, copy buttons and local times.

const rows = Array.from(document.querySelectorAll(".row"), (element) => ({
    element,
    status: element.dataset.status,
    model: element.dataset.model,
    tags: Array.from(element.querySelectorAll(".tags a"), (tag) => [tag.dataset.key, tag.dataset.value]),
    text: element.textContent.toLowerCase(),
}));

const byId = (id) => document.getElementById(id);
const form = byId("filters");
const viewer = byId("viewer");

/* Local times. */

function localTimes() {
    const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
    for (const time of document.querySelectorAll("time")) {
        time.title = time.textContent;
        time.textContent = format.format(new Date(time.dateTime));
    }
}

/* Filters. The fragment is the state: controls change the fragment, and the fragment sets the controls. */

const MOST_TAGS = 12;
let typing = 0;

function choice(name, label, values) {
    const select = document.createElement("select");
    select.name = name;
    select.append(new Option("any", ""));
    for (const [value, count] of Array.from(values).sort(([one], [other]) => one.localeCompare(other, undefined, { numeric: true }))) {
        select.append(new Option(`${value} (${count})`, value));
    }
    const caption = document.createElement("label");
    caption.append(document.createTextNode(label), " ", select);
    byId("choices").append(caption);
}

function counted(pairs) {
    const counts = new Map();
    for (const [key, value] of pairs) {
        const values = counts.get(key) ?? new Map();
        values.set(value, (values.get(value) ?? 0) + 1);
        counts.set(key, values);
    }
    return counts;
}

function buildFilters() {
    const models = counted(rows.map((row) => ["model", row.model])).get("model") ?? new Map();
    if (models.size > 1) {
        choice("model", "Model", models);
    }
    const tags = Array.from(counted(rows.flatMap((row) => row.tags))).slice(0, MOST_TAGS);
    for (const [key, values] of tags) {
        choice(`tag.${key}`, key, values);
    }
    form.classList.toggle("many", tags.length > 4);
    for (const control of form.elements) {
        control.disabled = false;
    }
    form.hidden = false;
}

function wanted() {
    const address = new URLSearchParams(location.hash.slice(1));
    return Array.from(address).filter(([, value]) => value !== "");
}

function matches(row, [name, value]) {
    switch (name) {
        case "status":
            return row.status === value;
        case "model":
            return row.model === value;
        case "q":
            return value.toLowerCase().split(/\s+/).every((word) => row.text.includes(word));
        default:
            return !name.startsWith("tag.") || row.tags.some(([key, has]) => `tag.${key}` === name && has === value);
    }
}

function show() {
    const filters = wanted();
    let shown = 0;
    for (const row of rows) {
        const matching = filters.every((filter) => matches(row, filter));
        row.element.hidden = !matching;
        shown += matching ? 1 : 0;
    }
    for (const section of document.querySelectorAll("#rows section")) {
        const left = section.querySelectorAll(".row:not([hidden])").length;
        section.hidden = left === 0;
        section.querySelector(".count").textContent = left.toLocaleString();
    }
    setControls(new Map(filters));
    byId("shown").textContent = shown === rows.length
        ? `${rows.length.toLocaleString()} rows`
        : `${shown.toLocaleString()} of ${rows.length.toLocaleString()} rows`;
    form.querySelector("[type=reset]").hidden = filters.length === 0;
    document.querySelector(".nothing").hidden = shown > 0 || rows.length === 0;
}

function setControls(filters) {
    for (const control of form.elements) {
        const value = filters.get(control.name) ?? "";
        if (control.type === "radio") {
            control.checked = control.value === value;
        } else if (control.name && !(control.type === "search" && typing)) {
            control.value = value;
        }
    }
}

function addressOf(entries) {
    const filters = new URLSearchParams(entries.filter(([, value]) => value !== ""));
    return `#${filters.toString() || "all"}`;
}

/* Typing in the search field replaces the history entry; every other choice adds one. */
function choose() {
    typing = 0;
    const address = addressOf(Array.from(new FormData(form)));
    if (document.activeElement === form.elements.q) {
        location.replace(address);
    } else {
        location.hash = address;
    }
    if (byId("rows").getBoundingClientRect().top < 0) {
        byId("rows").scrollIntoView();
    }
}

function listenToFilters() {
    /* Some controls of the form are outside its element. */
    document.addEventListener("input", (event) => {
        clearTimeout(typing);
        if (event.target.type === "search") {
            typing = setTimeout(choose, 150);
        } else {
            choose();
        }
    });
    form.addEventListener("reset", (event) => {
        event.preventDefault();
        location.hash = "#all";
        form.elements.q.focus();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    byId("rows").addEventListener("click", (event) => {
        const tag = event.target.closest(".tags a");
        const control = tag && form.elements.namedItem(`tag.${tag.dataset.key}`);
        if (control && isPlain(event)) {
            event.preventDefault();
            control.value = tag.dataset.value;
            choose();
        }
    });
    addEventListener("hashchange", show);
}

/* A click or key without modifiers, which would open another tab or window. */
function isPlain(event) {
    return !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

/* Images: enlarged by a click, navigated with the arrow keys. */

let enlarged = null;

function pictures() {
    return Array.from(document.querySelectorAll(".row:not([hidden]) .picture"));
}

function enlarge(link) {
    enlarged = link;
    const all = pictures();
    const row = link.closest(".row");
    const copy = link.querySelector("img");
    const picture = byId("viewer-picture");
    picture.src = copy.src;
    picture.alt = copy.alt;
    byId("viewer-title").textContent = row.querySelector("h3").textContent;
    byId("viewer-place").textContent = `${all.indexOf(link) + 1} of ${all.length}`;
    byId("viewer-prompt").textContent = row.querySelector(".prompt")?.textContent ?? "";
    byId("viewer-file").href = link.href;
    const whole = new Image();
    whole.src = link.href;
    whole.decode().then(() => {
        if (enlarged === link) {
            picture.src = whole.src;
        }
    }, () => {});
    if (!viewer.open) {
        viewer.showModal();
    }
}

function enlargeAnother(step) {
    const all = pictures();
    enlarge(all[(all.indexOf(enlarged) + step + all.length) % all.length]);
}

/* The image beside, above or below another. */
function neighbour(link, key) {
    const all = pictures();
    switch (key) {
        case "ArrowLeft":
            return all[all.indexOf(link) - 1];
        case "ArrowRight":
            return all[all.indexOf(link) + 1];
        case "Home":
            return all[0];
        case "End":
            return all[all.length - 1];
        case "ArrowUp":
            return inNextLine(link, all.reverse(), (card, from) => card.offsetTop < from.offsetTop);
        case "ArrowDown":
            return inNextLine(link, all, (card, from) => card.offsetTop > from.offsetTop);
        default:
            return undefined;
    }
}

function inNextLine(link, all, isBeyond) {
    const from = link.closest(".row");
    const cards = Array.from(new Set(all.map((picture) => picture.closest(".row"))));
    const first = cards.find((card) => isBeyond(card, from));
    const away = (card) => Math.abs(card.offsetLeft - from.offsetLeft);
    return cards
        .filter((card) => card.offsetTop === first?.offsetTop)
        .reduce((best, card) => (best && away(best) <= away(card) ? best : card), undefined)
        ?.querySelector(".picture");
}

function listenToPictures() {
    byId("rows").addEventListener("click", (event) => {
        const link = event.target.closest(".picture");
        if (link && isPlain(event)) {
            event.preventDefault();
            enlarge(link);
        }
    });
    byId("rows").addEventListener("keydown", (event) => {
        const link = event.target.closest(".picture");
        const other = link && isPlain(event) && neighbour(link, event.key);
        if (other) {
            event.preventDefault();
            other.focus();
        }
    });
    byId("rows").addEventListener("error", (event) => {
        const link = event.target.closest(".picture");
        if (link) {
            const message = document.createElement("p");
            message.className = "absent";
            message.textContent = "Not a readable image";
            link.replaceWith(message);
        }
    }, true);
}

function listenToViewer() {
    byId("viewer-before").addEventListener("click", () => enlargeAnother(-1));
    byId("viewer-next").addEventListener("click", () => enlargeAnother(1));
    byId("viewer-close").addEventListener("click", () => viewer.close());
    viewer.addEventListener("click", (event) => {
        if (event.target === viewer || event.target.className === "stage") {
            viewer.close();
        }
    });
    viewer.addEventListener("close", () => {
        byId("viewer-picture").removeAttribute("src");
        enlarged.focus();
        enlarged = null;
    });
    document.addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (viewer.open && step && isPlain(event)) {
            event.preventDefault();
            enlargeAnother(step);
        } else if (!viewer.open && event.key === "/" && isPlain(event) && !event.target.closest("input, select")) {
            event.preventDefault();
            form.elements.q.focus();
        }
    });
}

/* Commands. */

function addCopyButtons() {
    for (const command of document.querySelectorAll(".commands code")) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = "Copy";
        button.setAttribute("aria-live", "polite");
        button.addEventListener("click", () => copy(command, button));
        command.after(button);
    }
}

async function copy(command, button) {
    getSelection().selectAllChildren(command);
    try {
        await navigator.clipboard.writeText(command.textContent);
        button.textContent = "Copied";
    } catch {
        button.textContent = document.execCommand("copy") ? "Copied" : "Selected";
    }
}

localTimes();
addCopyButtons();
listenToPictures();
listenToViewer();
if (rows.length > 0) {
    buildFilters();
    listenToFilters();
    show();
}
