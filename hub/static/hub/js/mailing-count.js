// Counts whom the form reaches while it is being filled in. Without this script the button counts.
const form = document.getElementById("audience_form");
const target = document.getElementById("count");
let waiting = 0;
let asked = 0;

async function count() {
  const number = ++asked;
  try {
    const answer = await fetch(form.dataset.count, { method: "POST", body: new FormData(form) });
    // An answer that comes late must not stand over a newer one.
    if (answer.ok && number === asked) target.innerHTML = await answer.text();
  } catch {
    // Without a connection the last count stays.
  }
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(count, 300);
}

form.addEventListener("input", soon);
form.addEventListener("change", soon);
// The search-as-you-type boxes tell only jQuery.
window.django?.jQuery?.(form).on("change", soon);
