// The room of our own: brings this browser in, shows the others, and sends what its person switches
// on. Who may do what is decided by the server; names are those of the passes.

import { Janus } from "./janus.js";

const LONGEST_WAIT_MILLIS = 10_000;
const $ = (id) => document.getElementById(id);
const meet = $("meet");
const words = meet.dataset;
const tiles = new Map();
const names = new Map();
const media = { mic: null, camera: null, screen: null };
let seat;
let janus;
let me;
let own;
let senders;
let screen;
let away = false;

const reference = (id) => id.split(".")[0];
const isScreen = (id) => id.endsWith(".screen");
const mayShow = () => $("rights").dataset.mayShow === "true";
const later = (millis) => new Promise((done) => setTimeout(done, millis));
const fill = (text, name) => text.replace("{0}", name);

function say(text) {
  $("meet-status").textContent = text;
}

async function post(what, form = {}) {
  const answer = await fetch(`${words.path}/${what}`, { method: "POST", body: new URLSearchParams(form) });
  if (answer.status === 410) {
    location.reload();
    await new Promise(() => {});
  }
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

// Coming in.

async function come() {
  say(words.joining);
  seat = await post("ready");
  janus = await Janus.open(seat.socket, seat.token, lost);
  own = await janus.attach(heard);
  const joined = new Promise((done, fail) => {
    own.joined = done;
    own.refused = fail;
    setTimeout(fail, LONGEST_WAIT_MILLIS, new Error("not let in"));
  });
  me = (await post("join", { feed: "person", session: janus.session, handle: own.id })).id;
  const room = await joined;
  own.privateId = room.private_id;
  senders = null;
  tile(me);
  arrive(room.attendees ?? []);
  arrive(room.publishers ?? [], true);
  if (media.mic || media.camera) await send();
  say(words.inside);
}

// However often the line is lost, there is one way back: two would bring this person in twice.
async function lost() {
  if (away) return;
  away = true;
  for (const id of [...tiles.keys()]) leave(id);
  if (media.screen) endScreen();
  say(words.lost);
  for (let wait = 500; ; wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2)) {
    await later(wait / 2 + Math.random() * wait);
    try {
      await come();
      away = false;
      return;
    } catch {
      janus?.close();
    }
  }
}

function heard(data) {
  if (data.videoroom === "joined") return own.joined(data);
  if (data.error_code) return own.refused?.(new Error(String(data.error_code)));
  if (data.videoroom === "destroyed" || data.leaving === "ok") return janus.lost();
  if (data.joining) arrive([data.joining]);
  if (data.publishers) arrive(data.publishers, true);
  if (data.unpublished && data.unpublished !== "ok") silence(data.unpublished);
  if (data.leaving || data.kicked) leave(data.leaving ?? data.kicked);
  if (data.videoroom === "talking" || data.videoroom === "stopped-talking")
    tiles.get(data.id)?.part.classList.toggle("talking", data.videoroom === "talking");
  if (data.moderation === "muted" && data.id === me && media.mic) mutedByHost();
}

// The others.

function arrive(people, sending = false) {
  for (const { id } of people) {
    if (id === me || id === screen?.feed) continue;
    tile(id);
    if (sending) watch(id).catch(() => silence(id));
  }
  askNames();
}

function tile(id) {
  if (tiles.has(id)) return tiles.get(id);
  const part = $("meet-tile").content.firstElementChild.cloneNode(true);
  const video = part.querySelector("video");
  const one = { id, part, video, name: part.querySelector(".tile-name"), sign: part.querySelector(".tile-sign"), stream: new MediaStream(), frames: 0 };
  part.dataset.feed = id;
  video.srcObject = one.stream;
  video.muted = id === me;
  tiles.set(id, one);
  $(isScreen(id) ? "meet-screens" : "meet-tiles").append(part);
  label(one);
  return one;
}

function label(one) {
  const name = names.get(reference(one.id)) ?? words.somebody;
  one.name.textContent = one.id === me ? words.you : isScreen(one.id) ? fill(words.ofScreen, name) : name;
  one.sign.textContent = [...name][0].toUpperCase();
  one.video.setAttribute("aria-label", one.name.textContent);
}

async function askNames() {
  const unknown = [...new Set([...tiles.keys()].map(reference))].filter((each) => !names.has(each));
  if (unknown.length) {
    const answer = await fetch(`${words.path}/names?of=${unknown.slice(0, 100).join(",")}`);
    if (answer.ok) for (const [each, name] of Object.entries(await answer.json())) names.set(each, name);
  }
  for (const one of tiles.values()) label(one);
}

async function watch(id) {
  const one = tile(id);
  if (one.handle) return;
  one.handle = await janus.attach(() => {}, () => silence(id));
  await one.handle.subscribe(seat.room, id, own.privateId, (track) => {
    one.stream.addTrack(track);
    one.video.play().catch(() => {});
  });
  if (isScreen(id)) {
    await askNames();
    say(fill(words.screenShown, names.get(reference(id)) ?? words.somebody));
  }
}

// Sends nothing any more, and is still there; a screen is gone.
function silence(id) {
  const one = tiles.get(id);
  if (!one) return;
  one.handle?.detach();
  one.handle = null;
  for (const track of one.stream.getTracks()) one.stream.removeTrack(track);
  if (isScreen(id)) leave(id);
}

function leave(id) {
  const one = tiles.get(id);
  if (!one) return;
  one.handle?.detach();
  one.video.srcObject = null;
  one.part.remove();
  tiles.delete(id);
}

// A camera that is off sends no frames, and says nothing about it.
function lookForFrames() {
  for (const one of tiles.values()) {
    const frames = one.video.getVideoPlaybackQuality?.().totalVideoFrames ?? one.video.currentTime;
    one.video.hidden = one.id === me ? !media.camera : frames === one.frames;
    one.frames = frames;
  }
}

// One's own camera, microphone and screen.

async function send() {
  if (!senders) senders = await own.publish(["audio", "video"]);
  await senders[0].replaceTrack(media.mic);
  await senders[1].replaceTrack(media.camera);
}

function pressed(what, on) {
  $(`meet-${what}`).setAttribute("aria-pressed", String(on));
  say(words[what + (on ? "On" : "Off")]);
}

async function turn(what, asking) {
  const before = media[what];
  media[what] = null;
  if (before) before.stop();
  else media[what] = await track(asking);
  if (what === "camera") showSelf();
  await send();
  if (what === "mic" && media.mic) await post("speak");
  pressed(what, media[what] !== null);
}

async function track(asking) {
  const stream = await navigator.mediaDevices.getUserMedia(asking);
  return stream.getTracks()[0];
}

function showSelf() {
  const mine = tiles.get(me);
  if (!mine) return;
  for (const old of mine.stream.getTracks()) mine.stream.removeTrack(old);
  if (media.camera) mine.stream.addTrack(media.camera);
  mine.video.hidden = !media.camera;
}

async function mutedByHost() {
  media.mic.stop();
  media.mic = null;
  await send();
  pressed("mic", false);
  say(words.muted);
}

async function share() {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
  media.screen = stream.getVideoTracks()[0];
  media.screen.onended = endScreen;
  screen = await janus.attach((data) => {
    if (data.videoroom === "joined") showScreen().catch(failed);
    else if (data.leaving === "ok" || data.error_code) endScreen(words.stoppedScreen);
  });
  screen.feed = (await post("join", { feed: "screen", session: janus.session, handle: screen.id })).id;
  leave(screen.feed);
}

async function showScreen() {
  const [picture] = await screen.publish(["video"]);
  await picture.replaceTrack(media.screen);
  pressed("screen", true);
}

function endScreen(because) {
  media.screen?.stop();
  media.screen = null;
  screen?.detach();
  screen = null;
  pressed("screen", false);
  if (typeof because === "string") say(because);
}

function rights() {
  const button = $("meet-screen");
  const may = mayShow() && Boolean(navigator.mediaDevices?.getDisplayMedia);
  if (may && button.hidden) say(words.screenAllowed);
  button.hidden = !may;
  if (!may && media.screen) endScreen(words.stoppedScreen);
}

function failed(fault) {
  say(fault?.name === "NotAllowedError" || fault?.name === "NotFoundError" ? words.refused : words.failed);
}

// A press counts once: the button rests until it is done.
function press(id, doing) {
  const button = $(id);
  let busy = false;
  button.addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    await doing().catch(failed);
    busy = false;
  });
}

async function enter() {
  if (!window.RTCPeerConnection || !navigator.mediaDevices) return say(words.oldBrowser);
  $("meet-before").hidden = true;
  $("meet-room").hidden = false;
  rights();
  document.addEventListener("live:updated", rights);
  setInterval(lookForFrames, 1_000);
  $("meet-mic").focus();
  await come().catch(lost);
}

meet.hidden = false;
press("meet-enter", enter);
press("meet-mic", () => turn("mic", { audio: { echoCancellation: true, noiseSuppression: true } }));
press("meet-camera", () => turn("camera", { video: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { max: 24 } } }));
press("meet-screen", async () => (media.screen ? endScreen() : share()));
addEventListener("pagehide", () => janus?.close());
