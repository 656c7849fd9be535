// Keeps the figures of a mailing true without loading the page anew, so that nobody loses her place in it.
const EVERY = 1500;
const AT_REST = 15000;

// A part with buttons or boxes is put in place only when it says something else: a button that is exchanged while it
// is being pressed does nothing. Boxes stay as they were ticked.
function renew(page, id) {
  const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
  if (!old || !fresh || old.dataset.version === fresh.dataset.version || old.contains(document.activeElement)) return;
  for (const box of old.querySelectorAll("[name=chosen]")) {
    const same = fresh.querySelector(`[name=chosen][value="${box.value}"]`);
    if (same) same.checked = box.checked;
  }
  old.replaceWith(document.adoptNode(fresh));
}

async function look() {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("progress");
    if (fresh) document.getElementById("progress").replaceWith(document.adoptNode(fresh));
    renew(page, "batch-tools");
    renew(page, "refused");
  } catch {
    // Without a connection there is nothing to see; the next look may have one.
  }
  setTimeout(look, document.getElementById("progress").dataset.running === "yes" ? EVERY : AT_REST);
}

setTimeout(look, EVERY);
