// The desk's comforts: one key for each verdict, presses that keep one's place, search as you type.
// Without it every press is a plain form.

import { morph } from "./morph.js";

// Single letters, so they count only while nobody writes.
const KEYS = { a: "admit", h: "hold", t: "turn-away", v: "vouch", u: "undo" };
const ASK_AGAIN_MILLIS = 10_000;
const field = document.getElementById("q");
const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => !row.hidden && !row.closest("[hidden]"));
const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

let selected;

function select(row) {
  if (!row) return;
  selected = row.id;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) selected = row.id;
});

const current = () => rows().find((row) => row.id === selected);

function step(by) {
  const all = rows();
  const at = all.findIndex((row) => row.id === selected);
  select(at < 0 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + by))]);
}

// Search: what the server shows is filtered further, letter by letter.
function filter() {
  if (!field) return;
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const row of document.querySelectorAll("[data-row]")) {
    row.hidden = !words.every((word) => row.dataset.find.includes(word));
    if (!row.hidden) found += 1;
  }
  for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector("[data-row]:not([hidden])");
  const says = document.getElementById("found");
  if (says) says.textContent = words.length ? says.dataset.found.replace("{0}", found) : "";
}

function take(page) {
  for (const part of document.querySelectorAll("[data-live], [data-notice]")) {
    const key = part.dataset.live;
    const now = page.querySelector(key ? `[data-live="${CSS.escape(key)}"]` : "[data-notice]");
    if (now) morph(part, now);
  }
  document.dispatchEvent(new CustomEvent("live:updated"));
}

// Where the selection goes once the person it is on has left the list: to whoever comes after.
function heir(row) {
  const place = row?.closest("[data-place]");
  const all = rows().filter((other) => place?.contains(other));
  const at = all.indexOf(row);
  return at < 0 ? undefined : (all[at + 1] ?? all[at - 1])?.id;
}

async function send(form, button) {
  const row = form.closest("[data-row]");
  const place = row?.closest("[data-place]")?.id;
  const next = heir(row);
  button?.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "text/html" },
    });
    if (answer.status === 401 || answer.status === 403) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("[data-notice]")) return location.reload();
    for (const input of form.querySelectorAll("input:not([type=hidden])")) input.value = input.defaultValue;
    form.closest("details")?.removeAttribute("open");
    take(page);
  } catch {
    // The line is lost: the browser's own way shows so, and tries again on request.
    form.submit();
    return;
  }
  button?.removeAttribute("aria-disabled");
  if (!row) return;
  const stays = document.getElementById(row.id)?.closest("[data-place]")?.id === place;
  select(document.getElementById(stays ? row.id : next) ?? rows()[0]);
}

document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || "whole" in event.target.dataset) return;
  event.preventDefault();
  if (event.submitter?.getAttribute("aria-disabled") === "true") return;
  send(event.target, event.submitter);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (typing(event.target)) {
    if (event.key === "Escape") {
      event.target.blur();
      select(current() ?? rows()[0]);
    }
    return;
  }
  const act = action(event.key);
  if (!act) return;
  event.preventDefault();
  act();
});

function action(key) {
  if (!rows().length && key.startsWith("Arrow")) return undefined;
  if (key === "j" || key === "ArrowDown") return () => step(1);
  if (key === "k" || key === "ArrowUp") return () => step(-1);
  if (key === "/" && field) return () => (field.focus(), field.select());
  if (key === "?") return legend;
  if (key === "m" && document.getElementById("message")) return writeToLobby;
  const verdict = KEYS[key];
  const near = verdict === "undo" ? document : current();
  const button = verdict && near?.querySelector(`[data-do="${verdict}"]`);
  return button && (() => button.click());
}

function writeToLobby() {
  document.getElementById("tell").open = true;
  document.getElementById("message").focus();
}

function legend() {
  const keys = document.getElementById("keys");
  if (!keys) return;
  keys.open = !keys.open;
  keys.scrollIntoView({ block: "nearest" });
}

field?.addEventListener("input", filter);
field?.form.addEventListener("submit", (event) => {
  event.preventDefault();
  filter();
  select(rows()[0]);
});
document.addEventListener("live:updated", filter);
filter();

// Some platforms tell who is inside only when asked, and asking is what loading the page does.
setInterval(async () => {
  if (document.visibilityState !== "visible" || !document.querySelector("[data-asks]")) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (answer.ok) await answer.text();
  } catch {
    // The page's own stream says that the line is lost.
  }
}, ASK_AGAIN_MILLIS);
