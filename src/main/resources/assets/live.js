// Keeps a page up to date: listens to its stream, asks for the page again when something changed,
// and lets the parts marked `data-live` become what they are now. What a person is doing (typing,
// choosing, reading, a press half made) is left alone.

import { morph } from "./morph.js";

const source = document.body.dataset.liveSource;
const GIVE_UP_MILLIS = 15_000;
let stream;
let asking;
let wanted = false;
let failures = 0;
let timer;

const later = (millis) => new Promise((done) => setTimeout(done, millis));
const upTo = (millis) => Math.random() * millis;

function say(text) {
  const announcer = document.getElementById("announcer");
  if (announcer && text && announcer.textContent !== text) announcer.textContent = text;
}

function online(yes) {
  const notice = document.getElementById("line-lost");
  if (!notice) return;
  if (notice.hidden !== yes) say(yes ? notice.dataset.back : notice.textContent.trim());
  notice.hidden = yes;
}

const announced = () => [...document.querySelectorAll("[data-announce]")].map((part) => part.dataset.announce);

function take(page) {
  const before = announced();
  for (const part of document.querySelectorAll("[data-live]")) {
    const now = page.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
    if (now) morph(part, now);
  }
  document.title = page.title;
  for (const text of announced()) if (!before.includes(text)) say(text);
  document.dispatchEvent(new CustomEvent("live:updated"));
}

async function ask() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
  if (answer.redirected && new URL(answer.url).pathname !== location.pathname) return location.assign(answer.url);
  if (answer.status >= 500 || answer.status === 429) throw new Error("not now");
  if (!answer.ok) return location.reload();
  take(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

// One question at a time; what changes meanwhile is asked once more afterwards.
export async function refresh() {
  wanted = true;
  if (asking) return;
  asking = true;
  while (wanted) {
    wanted = false;
    try {
      await ask();
      online(true);
    } catch {
      online(false);
      await later(2_000 + upTo(3_000));
      wanted = true;
    }
  }
  asking = false;
}

// "Stop" is for everybody at once; anything else is spread as the server says.
async function changed(event) {
  const { spread = 0, names = [] } = JSON.parse(event.data);
  if (!names.includes("stop")) await later(upTo(spread));
  refresh();
}

function listen() {
  clearTimeout(timer);
  stream?.close();
  stream = new EventSource(source);
  stream.addEventListener("changed", changed);
  stream.onopen = () => {
    // Whatever was said while nobody listened is in the page by now: also what was said between the
    // page's being written and its first listening, which would else never be seen.
    refresh();
    failures = 0;
  };
  stream.onerror = () => {
    stream.close();
    failures += 1;
    if (failures > 1) refresh();
    const wait = Math.min(GIVE_UP_MILLIS, 500 * 2 ** failures);
    timer = setTimeout(listen, wait / 2 + upTo(wait));
  };
}

if (source) {
  listen();
  addEventListener("pageshow", (event) => event.persisted && (listen(), refresh()));
  addEventListener("pagehide", () => (clearTimeout(timer), stream.close()));
  addEventListener("online", () => (listen(), refresh()));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
}
