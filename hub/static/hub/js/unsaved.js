// Asks before a form with unsaved changes is left, as a button beside its title would do. The words are the browser's own.
const form = document.querySelector("#content-main form[id$=_form]");
let isDirty = Boolean(form?.querySelector(".errornote"));
form?.addEventListener("input", () => (isDirty = true));
form?.addEventListener("change", () => (isDirty = true));
form?.addEventListener("submit", () => (isDirty = false));
window.addEventListener("beforeunload", (event) => isDirty && event.preventDefault());
