// Keeps the figures of a mailing true without loading the page anew, so that nobody loses her place in it.
const EVERY = 1500;
const AT_REST = 15000;

// What is chosen or held by the keyboard stays as it is; only what has changed is put in its place.
function renew(page, id) {
  const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
  if (!old || !fresh || old.contains(document.activeElement) || old.innerHTML === fresh.innerHTML) return;
  old.replaceWith(document.adoptNode(fresh));
}

// The figures change under a held button, too: it is put back where it was.
function renewFigures(page) {
  const held = document.activeElement?.closest("#progress button")?.name;
  document.getElementById("progress").replaceWith(document.adoptNode(page.getElementById("progress")));
  if (held) document.querySelector(`#progress button[name="${held}"]`)?.focus();
}

async function look() {
  try {
    const answer = await fetch(location.href);
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.getElementById("progress")) return;
      renew(page, "refused");
      renewFigures(page);
    }
  } catch {
    // Without a connection there is nothing to see; the next look may have one.
  }
  const isRunning = document.getElementById("progress").dataset.running === "yes";
  setTimeout(look, isRunning ? EVERY : AT_REST);
}

setTimeout(look, EVERY);
