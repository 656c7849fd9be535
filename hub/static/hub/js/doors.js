// Keeps the remaining time true and looks again when the doors open, also after the machine has slept. The page reloads
// only when its gate has changed: one that reloads for no reason takes the place away from people who have it read aloud.
const gate = document.querySelector("[data-gate]");
const remaining = gate.querySelector("[data-seconds]");
const opensAt = Date.now() + 1000 * (remaining?.dataset.seconds ?? 0);
const language = document.documentElement.lang;
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];

function words(seconds) {
  // The two largest units, as the server writes them; started minutes count.
  let rest = Math.ceil(seconds / 60) * 60;
  const parts = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count) parts.push(new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count));
  }
  return parts.slice(0, 2).join(", ");
}

async function look() {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    if (page.querySelector("[data-gate]")?.dataset.gate !== gate.dataset.gate) location.reload();
  } catch {
    // Without a connection there is nothing to see; the next look may have one.
  }
}

// Returns whether there is time left. A week and more changes too slowly to be watched; the server says it in weeks.
function keepTrue() {
  const seconds = (opensAt - Date.now()) / 1000;
  if (seconds <= 0) return false;
  const text = words(seconds);
  if (seconds < 7 * 86400 && remaining.textContent !== text) remaining.textContent = text;
  return true;
}

// Everybody waits for the same minute: each looks at a moment of her own.
const every = 20_000 + 10_000 * Math.random();
let nextLook = remaining ? opensAt + 4000 * Math.random() : Date.now() + every;
setInterval(() => {
  if ((remaining && keepTrue()) || Date.now() < nextLook) return;
  nextLook = Date.now() + every;
  look();
}, 1000);
