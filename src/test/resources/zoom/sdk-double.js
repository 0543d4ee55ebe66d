// A working double of the Zoom Apps SDK: the documented calls that the desk uses, over a pretend
// meeting in `window.zoomDouble`. It refuses what Zoom refuses, with Zoom's numbers, and misbehaves
// on request: `faults` holds for a call either {code, message}, "silent" (never answers, so the SDK
// gives up) or "slow".

const world = Object.assign(
  {
    context: "inMeeting",
    role: "host",
    meetingID: "",
    parentUUID: undefined,
    waitingRoom: true,
    waiting: [],
    inside: [],
    unsupported: [],
    faults: {},
    calls: [],
    clientVersion: "6.5.1.1",
  },
  globalThis.zoomDouble,
);
globalThis.zoomDouble = world;

const GIVE_UP_MILLIS = 300;
const SLOW_MILLIS = 400;
const handlers = {};
let allowed;

class ZoomApiError extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
    this.requestId = "double";
  }
}

const later = (millis) => new Promise((done) => setTimeout(done, millis));
const fire = (event, detail) => (handlers[event] ?? []).forEach((handler) => handler({ timestamp: Date.now(), ...detail }));
const isHost = () => ["host", "coHost"].includes(world.role);
const done = { message: "Success" };

// The gatekeeper's own part in the meeting changed.
world.changed = () => fire("onMyUserContextChange", { role: world.role });

// Somebody comes to the waiting room.
world.arrive = (one) => {
  world.waiting.push(one);
  fire("onWaitingRoomParticipantJoin", { participant: { action: "joinMeeting", ...one } });
};

function only(options, ...names) {
  const keys = Object.keys(options ?? {});
  if (keys.some((key) => !names.includes(key)) || names.some((name) => options?.[name] === undefined)) {
    throw new ZoomApiError("Invalid parameters", "10001");
  }
}

function take(list, uuid, code, message) {
  const at = list.findIndex((one) => one.participantUUID === uuid);
  if (at < 0) throw new ZoomApiError(message, code);
  return list.splice(at, 1)[0];
}

const api = {
  getRunningContext: () => ({ context: world.context }),
  getUserContext: () => ({ status: "authorized", screenName: "Olive", participantUUID: "self", role: world.role }),
  getMeetingContext: () => ({ meetingTopic: "Road safety", meetingID: world.meetingID }),
  getMeetingUUID: () => ({ meetingUUID: "uuid==", ...(world.parentUUID && { parentUUID: world.parentUUID }) }),
  getMeetingParticipants: () => ({ participants: structuredClone(world.inside) }),
  getWaitingRoomParticipants: () => ({ participants: structuredClone(world.waiting) }),
  getWaitingRoomState: () => ({ waitingRoom: world.waitingRoom }),
  setWaitingRoomState(options) {
    only(options, "waitingRoom");
    if (world.waitingRoom === options.waitingRoom) throw new ZoomApiError("Waiting room is enabled/disabled already", "10234");
    world.waitingRoom = options.waitingRoom;
    fire("onWaitingRoomStateChange", { waitingRoom: world.waitingRoom });
    return done;
  },
  admitParticipantFromWaitingRoom(options) {
    only(options, "participantUUID");
    const one = take(world.waiting, options.participantUUID, "10238", "Participant is not in a waiting room");
    world.inside.push({ role: "attendee", ...one });
    fire("onWaitingRoomParticipantLeave", { participant: one });
    fire("onParticipantChange", { participants: [{ status: "join", ...one }] });
    return done;
  },
  putParticipantToWaitingRoom(options) {
    only(options, "participantUUID");
    const one = world.inside.find((each) => each.participantUUID === options.participantUUID);
    if (one && one.role !== "attendee") throw new ZoomApiError("Hosts and co-hosts cannot be put in waiting room", "10239");
    take(world.inside, options.participantUUID, "10237", "Participant is already in the waiting room");
    world.waiting.push(one);
    fire("onWaitingRoomParticipantJoin", { participant: { action: "putFromMainMeeting", ...one } });
    return done;
  },
  removeParticipant(options) {
    only(options, "participantUUID");
    const one = take(world.inside, options.participantUUID, "10049", "You haven't access the participant information.");
    fire("onParticipantChange", { participants: [{ status: "leave", ...one }] });
    return done;
  },
};

const EVENTS = [
  "onWaitingRoomParticipantJoin",
  "onWaitingRoomParticipantLeave",
  "onWaitingRoomStateChange",
  "onParticipantChange",
  "onRunningContextChange",
  "onMyUserContextChange",
];
const FOR_HOSTS = Object.keys(api).filter((call) => !["getRunningContext", "getUserContext", "getMeetingUUID"].includes(call));

async function call(name, options) {
  if (!allowed) throw new Error("must call zoomSdk.config before using other API methods");
  world.calls.push({ name, options });
  const fault = world.faults[name];
  if (fault === "silent") {
    await later(GIVE_UP_MILLIS);
    throw new Error(`${name} took longer than ${GIVE_UP_MILLIS}ms to respond.\n requestId: double`);
  }
  if (fault === "slow") await later(SLOW_MILLIS);
  else if (fault) throw new ZoomApiError(fault.message, fault.code);
  if (!allowed.includes(name) || world.unsupported.includes(name)) {
    throw new ZoomApiError("No Permission for this API. [code:80004, reason:app_not_support]", "80004");
  }
  if (FOR_HOSTS.includes(name) && !isHost()) throw new ZoomApiError("Only the host or a co-host may call this", "80004");
  return api[name](options);
}

const zoomSdk = {
  async config({ capabilities, version }) {
    if (version !== "0.16") throw new Error("You are using an outdated version of the SDK");
    if (world.context === "none") throw new Error("The Zoom Apps SDK is not supported by this browser");
    allowed = capabilities;
    return {
      runningContext: world.context,
      clientVersion: world.clientVersion,
      unsupportedApis: capabilities.filter((name) => world.unsupported.includes(name)),
      auth: { status: "authorized" },
    };
  },
};
for (const name of Object.keys(api)) zoomSdk[name] = (options) => call(name, options);
for (const event of EVENTS) zoomSdk[event] = (handler) => (handlers[event] ??= []).push(handler);

export default zoomSdk;
