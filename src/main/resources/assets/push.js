// "Tell me on this device": asks the browser for leave, and tells the server where it can be told.
// The offer stays hidden in browsers that can't.

const offer = document.querySelector("[data-push]");
const ending = document.querySelector("[data-push-end]");
const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
const say = (text) => (offer.querySelector("[role=status]").textContent = text);

async function send(path, body) {
  const answer = await fetch(path, { method: "POST", body });
  if (!answer.ok) throw new Error("not taken");
  return answer.text();
}

async function agree() {
  const { push, worker } = offer.dataset;
  if ((await Notification.requestPermission()) !== "granted") return say(offer.dataset.denied);
  await navigator.serviceWorker.register(worker, { scope: location.pathname });
  const { pushManager } = await navigator.serviceWorker.ready;
  const key = await send(`${push}/key`);
  // One from before may be bound to another key.
  await (await pushManager.getSubscription())?.unsubscribe();
  const agreed = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = agreed.toJSON();
  await send(push, new URLSearchParams({ endpoint, key: keys.p256dh, auth: keys.auth }));
  location.reload();
}

if (offer && able) {
  offer.hidden = false;
  const button = offer.querySelector("button");
  button.addEventListener("click", async () => {
    button.disabled = true;
    await agree().catch(() => say(offer.dataset.failed));
    button.disabled = false;
  });
}

if (ending && able) {
  ending.addEventListener("submit", async (event) => {
    event.preventDefault();
    const worker = await navigator.serviceWorker.getRegistration(location.pathname).catch(() => undefined);
    await worker?.unregister().catch(() => false);
    ending.submit();
  });
}
