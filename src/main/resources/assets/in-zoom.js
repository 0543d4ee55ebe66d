// The desk inside Zoom's own program. It tells the server whom Zoom shows, shows what the server
// makes of them, does in Zoom what the server says, and tells what came of it. It decides nothing.

import { morph } from "./morph.js";

// Each act, the call of the Zoom Apps SDK that does it, and what that call is given.
const ACTS = {
  ADMIT: ["admitParticipantFromWaitingRoom", (handle) => ({ participantUUID: handle })],
  PUT_BACK: ["putParticipantToWaitingRoom", (handle) => ({ participantUUID: handle })],
  REMOVE: ["removeParticipant", (handle) => ({ participantUUID: handle })],
  GUARD: ["setWaitingRoomState", () => ({ waitingRoom: true })],
};
const NEEDED = ["getUserContext", "getMeetingContext", "getMeetingParticipants", "getWaitingRoomParticipants"];
const USEFUL = ["getMeetingUUID", "getWaitingRoomState"];
const NEWS = ["onWaitingRoomParticipantJoin", "onWaitingRoomParticipantLeave", "onWaitingRoomStateChange", "onParticipantChange"];
const CHANGES = ["onRunningContextChange", "onMyUserContextChange"];
const MEETING = ["inMeeting", "inImmersive", "inCollaborate", "inCamera"];
// Of the SDK's interface; it takes an old one for granted where none is named.
const VERSION = "0.16";
const LOOK_AGAIN_MILLIS = 5_000;
const MOST = 400;

const says = document.getElementById("in-room-says");
let zoom;
let unsupported = [];
let busy = false;
let wanted = false;
const presses = [];

function say(key) {
  for (const one of says.querySelectorAll("[data-say]")) one.hidden = one.dataset.say !== key;
  if (key) document.getElementById("in-room").replaceChildren();
}

const has = (call) => typeof zoom[call] === "function" && !unsupported.includes(call);

async function configure() {
  const capabilities = [...Object.values(ACTS).map(([call]) => call), ...NEEDED, ...USEFUL, ...NEWS, ...CHANGES];
  const config = await zoom.config({ version: VERSION, capabilities: [...capabilities, "getRunningContext"] });
  unsupported = config.unsupportedApis ?? [];
}

// Zoom's program knows fewer events where it is old: the page then looks now and then.
function listen(events, handler) {
  for (const event of events) {
    try {
      if (has(event)) zoom[event](handler);
    } catch {
      unsupported.push(event);
    }
  }
}

const person = (one) => [one.participantUUID ?? "", one.screenName ?? "", /^co-?host$|^host$/i.test(one.role ?? "")];

// What Zoom shows, or undefined where it shows nothing and the page has said why.
async function see() {
  const { context } = await zoom.getRunningContext();
  if (!MEETING.includes(context)) return say("not-in-meeting");
  const missing = NEEDED.filter((call) => !has(call));
  document.getElementById("in-room-missing").textContent = missing.join(", ");
  if (missing.length) return say("missing");
  const { role } = await zoom.getUserContext();
  if (!/^co-?host$|^host$/i.test(role)) return say("no-host");
  if (has("getMeetingUUID") && (await zoom.getMeetingUUID()).parentUUID) return say("breakout");
  const [{ meetingID }, waiting, inside, state] = await Promise.all([
    zoom.getMeetingContext(),
    zoom.getWaitingRoomParticipants(),
    zoom.getMeetingParticipants(),
    has("getWaitingRoomState") ? zoom.getWaitingRoomState() : { waitingRoom: true },
  ]);
  return {
    room: String(meetingID),
    host: true,
    guarded: state.waitingRoom,
    able: Object.keys(ACTS).filter((act) => has(ACTS[act][0])),
    waiting: waiting.participants.slice(0, MOST).map(person),
    inside: inside.participants.slice(0, MOST).map(person),
  };
}

async function send(what, body) {
  const answer = await fetch(`${says.dataset.desk}/${what}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", Accept: "text/html" },
  });
  if (answer.status === 401 || answer.status === 403) location.reload();
  if (!answer.ok) throw new Error("not now");
  return answer.text();
}

// The SDK's refusals carry a number; a call that was never answered carries none.
async function carryOut({ order, act, handle }) {
  const [call, options] = ACTS[act];
  let code = 0;
  try {
    await zoom[call](options(handle));
  } catch (refusal) {
    code = Number.parseInt(refusal?.code, 10) || 1;
  }
  await send("told", { order, code });
}

async function once() {
  const press = presses.shift();
  const seen = await see();
  if (!seen) return;
  const html = await send("seen", { ...seen, press });
  const panel = new DOMParser().parseFromString(html, "text/html").getElementById("in-room");
  const commands = [...panel.querySelectorAll("[data-order]")].map((one) => ({ ...one.dataset }));
  say();
  morph(document.getElementById("in-room"), panel);
  for (const command of commands) await carryOut(command);
  if (commands.length || presses.length) wanted = true;
}

// One look at a time; what happens meanwhile is looked at once more afterwards.
async function look() {
  wanted = true;
  if (busy) return;
  busy = true;
  while (wanted) {
    wanted = false;
    try {
      await once();
    } catch {
      say("silent");
    }
  }
  busy = false;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-press]");
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  presses.push({ act: button.dataset.press, handle: button.dataset.handle });
  look();
});

async function begin() {
  try {
    zoom = (await import(says.dataset.kit)).default;
    await configure();
  } catch {
    return say("not-in-zoom");
  }
  listen(NEWS, look);
  listen(CHANGES, () => configure().then(look, look));
  document.addEventListener("live:updated", look);
  setInterval(look, LOOK_AGAIN_MILLIS);
  look();
}

if (says.dataset.kit) begin();
