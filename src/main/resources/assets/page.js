// Small comforts on any page: the summary of errors is met first, countdowns run, and single keys
// press the buttons that name them.

const summary = document.querySelector("[data-focus-first]");
summary?.focus();

const startedAt = performance.now();

function count(clock) {
  // The page's own idea of now: the clock of a phone may be wrong.
  const now = Date.parse(clock.dataset.now) + (performance.now() - startedAt);
  const left = Math.max(0, Math.floor((Date.parse(clock.dataset.until) - now) / 1000));
  const parts = { days: Math.floor(left / 86_400), hours: Math.floor(left / 3_600) % 24, minutes: Math.floor(left / 60) % 60, seconds: left % 60 };
  for (const digits of clock.querySelectorAll("[data-unit]")) {
    const text = String(parts[digits.dataset.unit]);
    if (digits.textContent !== text) digits.textContent = text;
    if (digits.dataset.unit === "seconds") digits.parentElement.hidden = parts.days > 0;
    if (digits.dataset.unit === "days") digits.parentElement.hidden = parts.days === 0;
  }
}

const countAll = () => document.querySelectorAll("[data-until]").forEach(count);
if (document.querySelector("[data-until]")) {
  countAll();
  setInterval(countAll, 1_000);
  document.addEventListener("live:updated", countAll);
}

const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
  const near = event.target.closest("[data-keys]") ?? document;
  const button = near.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});
