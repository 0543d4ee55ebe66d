// Shows what this browser is told while the pass's page is closed, and opens that page when the
// message is pressed. Which page that is, the message does not say: it is this worker's own scope.

addEventListener("install", () => skipWaiting());

addEventListener("push", (event) => {
  const { title, body } = event.data.json();
  event.waitUntil(registration.showNotification(title, { body, tag: "moved", renotify: true, requireInteraction: true }));
});

async function open() {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const mine = pages.find((page) => page.url.startsWith(registration.scope));
  return mine ? mine.focus() : clients.openWindow(registration.scope);
}

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});
