// Looks again when the doors open, also after the machine has slept. Only then: a page that reloads for no reason takes
// the place away from people who have it read aloud.
const { seconds } = document.querySelector("[data-seconds]").dataset;
const opensAt = Date.now() + 1000 * seconds;
setInterval(() => {
  if (Date.now() > opensAt) location.reload();
}, 5000);
