// Speaks to a Janus server over its WebSocket (Janus documentation, "RESTful, WebSockets, …
// interface"): questions with a transaction, answers by it, and events for each handle.

const KEEP_ALIVE_MILLIS = 15_000;
const ANSWER_MILLIS = 15_000;
const PLUGIN = "janus.plugin.videoroom";

export class Janus {
  // Opens a session with `token`. `onlost` is called once, when the line is lost.
  static async open(address, token, onlost) {
    const janus = new Janus();
    janus.token = token;
    janus.onlost = onlost;
    janus.waiting = new Map();
    janus.handles = new Map();
    janus.socket = new WebSocket(address, "janus-protocol");
    janus.socket.onmessage = (event) => janus.take(JSON.parse(event.data));
    await new Promise((done, fail) => {
      janus.socket.onopen = done;
      janus.socket.onerror = janus.socket.onclose = () => fail(new Error("no line"));
    });
    janus.socket.onerror = null;
    janus.socket.onclose = () => janus.lost();
    try {
      janus.session = (await janus.ask({ janus: "create" })).data.id;
    } catch (refusal) {
      janus.close();
      throw refusal;
    }
    janus.alive = setInterval(
      () => janus.ask({ janus: "keepalive" }).catch(() => janus.lost()),
      KEEP_ALIVE_MILLIS,
    );
    return janus;
  }

  // The answer to `question`; fails where Janus refuses it or says nothing.
  ask(question) {
    const transaction = crypto.getRandomValues(new Uint32Array(2)).join("-");
    const whole = { ...question, transaction, token: this.token };
    if (this.session) whole.session_id = this.session;
    return new Promise((done, fail) => {
      const timer = setTimeout(() => this.settle(transaction, null), ANSWER_MILLIS);
      const untilEvent = question.janus === "message";
      this.waiting.set(transaction, { done, fail, timer, untilEvent });
      if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(whole));
      else this.settle(transaction, null);
    });
  }

  settle(transaction, answer) {
    const asked = this.waiting.get(transaction);
    this.waiting.delete(transaction);
    clearTimeout(asked.timer);
    const code = answer?.error?.code ?? answer?.plugindata?.data?.error_code;
    if (answer && !code) asked.done(answer);
    else asked.fail(Object.assign(new Error("refused"), { code }));
  }

  take(message) {
    const asked = this.waiting.get(message.transaction);
    if (message.janus === "ack" && asked?.untilEvent) return;
    if (asked) return this.settle(message.transaction, message);
    if (message.janus === "timeout") return this.lost();
    const handle = this.handles.get(message.sender);
    if (message.janus === "event") handle?.onevent(message.plugindata?.data ?? {}, message.jsep);
    else if (message.janus === "hangup") handle?.onhangup();
  }

  async attach(onevent = () => {}, onhangup = () => {}) {
    const id = (await this.ask({ janus: "attach", plugin: PLUGIN })).data.id;
    const handle = new Handle(this, id, onevent, onhangup);
    this.handles.set(id, handle);
    return handle;
  }

  lost() {
    if (this.over) return;
    this.close();
    this.onlost();
  }

  close() {
    this.over = true;
    clearInterval(this.alive);
    for (const handle of this.handles.values()) handle.line?.close();
    for (const transaction of [...this.waiting.keys()]) this.settle(transaction, null);
    this.socket.onclose = null;
    this.socket.close();
  }
}

class Handle {
  constructor(janus, id, onevent, onhangup) {
    Object.assign(this, { janus, id, onevent, onhangup });
  }

  // Says `body` to the plugin; `jsep` is an offer or an answer.
  async say(body, jsep) {
    const message = { janus: "message", handle_id: this.id, body };
    if (jsep) message.jsep = { type: jsep.type, sdp: jsep.sdp };
    return this.janus.ask(message);
  }

  // A line for media. Its addresses are sent as they are found.
  open() {
    this.line = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
    this.line.onicecandidate = ({ candidate }) =>
      this.janus
        .ask({
          janus: "trickle",
          handle_id: this.id,
          candidate: candidate ? candidate.toJSON() : { completed: true },
        })
        .catch(() => {});
    return this.line;
  }

  // Sends the tracks of `senders` (one of audio, then one of video; null where nothing is sent yet).
  async publish(kinds) {
    const line = this.open();
    const senders = kinds.map((kind) => line.addTransceiver(kind, { direction: "sendonly" }).sender);
    await line.setLocalDescription(await line.createOffer());
    const answer = await this.say({ request: "publish" }, line.localDescription);
    await line.setRemoteDescription(answer.jsep);
    return senders;
  }

  // Receives what `feed` sends.
  async subscribe(room, feed, privateId, ontrack) {
    const offer = await this.say({
      request: "join",
      ptype: "subscriber",
      room,
      streams: [{ feed }],
      private_id: privateId,
    });
    const line = this.open();
    line.ontrack = ({ track }) => ontrack(track);
    await line.setRemoteDescription(offer.jsep);
    await line.setLocalDescription(await line.createAnswer());
    await this.say({ request: "start" }, line.localDescription);
  }

  detach() {
    this.line?.close();
    this.janus.handles.delete(this.id);
    if (!this.janus.over) this.janus.ask({ janus: "detach", handle_id: this.id }).catch(() => {});
  }
}
