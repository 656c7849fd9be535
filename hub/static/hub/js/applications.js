// Single letters press the buttons that show them, and words that were typed are not left behind unasked.
const forms = [...document.querySelectorAll("#approval_form, #answer_form")];
const dirty = new Set();
for (const form of forms) {
  // A choice of organisation is made again at once; words are not.
  form.addEventListener("input", (event) => event.target.matches("textarea, input[type=text]") && dirty.add(form));
  form.addEventListener("submit", () => dirty.delete(form));
}
for (const field of document.querySelectorAll(".errorlist ~ textarea")) dirty.add(field.form);
addEventListener("beforeunload", (event) => dirty.size && event.preventDefault());

const toggle = document.querySelector(".desk-keys input");
if (toggle) {
  toggle.closest("label").hidden = false;
  toggle.checked = localStorage.getItem("desk-keys") !== "off";
  toggle.addEventListener("change", () => localStorage.setItem("desk-keys", toggle.checked ? "on" : "off"));
}

// Where letters are written or chosen by, they are no keys.
const isTyping = (target) => target.closest("textarea, select, input:not([type=radio], [type=checkbox]), [role=combobox], [contenteditable]");
addEventListener("keydown", (event) => {
  if (!toggle?.checked || event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target)) return;
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!pressed) return;
  event.preventDefault();
  if (pressed.matches("summary")) {
    pressed.parentElement.open = true;
    pressed.parentElement.querySelector("textarea").focus();
  } else {
    pressed.click();
  }
});
