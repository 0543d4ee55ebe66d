// Loads a pass's page again once its countdown has run out: then there is a button to knock. Not
// everybody at once: a full hall waits for the same second.

const clock = document.querySelector("[data-until]");
const LONGEST_TIMER = 2_147_483_647;

if (clock) {
  const left = Date.parse(clock.dataset.until) - Date.parse(clock.dataset.now);
  const wait = left + 500 + Math.random() * 3_000;
  if (left > 0 && wait < LONGEST_TIMER) setTimeout(() => location.reload(), wait);
}
