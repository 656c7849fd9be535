// Puts the fields of each language of an admin form behind a tab. Without this script all fields simply show.
const template = document.getElementById("language-tabs");
const languageOf = (row) => row.querySelector('[class*="mt-field-"]')?.className.match(/mt-field-\S+-([a-z]{2})\b/)?.[1];
const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
let groups = 0;

function group(fieldset) {
  const rows = [...fieldset.querySelectorAll(":scope .form-row")].filter((row) => languageOf(row));
  if (rows.length < 2 || fieldset.closest(".empty-form") || fieldset.querySelector(":scope .language-tabs")) return;
  const bar = template.content.firstElementChild.cloneNode(true);
  const number = groups++;
  rows[0].before(bar);
  for (const tab of [...bar.children].reverse()) {
    const panel = Object.assign(document.createElement("div"), { role: "tabpanel", className: "language-panel" });
    tab.id = `language-tab-${number}-${tab.dataset.language}`;
    panel.id = `language-panel-${number}-${tab.dataset.language}`;
    panel.setAttribute("aria-labelledby", tab.id);
    tab.setAttribute("aria-controls", panel.id);
    panel.append(...rows.filter((row) => languageOf(row) === tab.dataset.language));
    bar.after(panel);
    tab.toggleAttribute("data-wrong", Boolean(panel.querySelector(".errorlist")));
  }
  bar.parentElement.addEventListener("input", () => mark(bar));
  mark(bar);
  const own = `[data-language="${document.documentElement.lang.slice(0, 2)}"]`;
  choose(bar.querySelector("[data-wrong]") ?? bar.querySelector(own) ?? bar.firstElementChild);
}

// Marks the languages whose first text is empty, once it is written in another language.
function mark(bar) {
  const titles = [...bar.children].map((tab) => panelOf(tab).querySelector("input, textarea"));
  const some = titles.some((title) => title?.value.trim());
  titles.forEach((title, number) => bar.children[number].toggleAttribute("data-empty", some && !title?.value.trim()));
}

function choose(chosen) {
  for (const tab of chosen.parentElement.children) {
    tab.setAttribute("aria-selected", tab === chosen);
    tab.tabIndex = tab === chosen ? 0 : -1;
    panelOf(tab).hidden = tab !== chosen;
  }
}

document.addEventListener("click", ({ target }) => {
  const tab = target.closest?.(".language-tabs [role=tab]");
  if (tab) choose(tab);
});
document.addEventListener("keydown", (event) => {
  const tab = event.target.closest?.(".language-tabs [role=tab]");
  if (!tab) return;
  const all = [...tab.parentElement.children];
  const to = { ArrowRight: all.indexOf(tab) + 1, ArrowLeft: all.indexOf(tab) - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  choose(all.at(to % all.length));
  all.at(to % all.length).focus();
});
document.addEventListener("formset:added", ({ target }) => target.querySelectorAll("fieldset").forEach(group));
if (template) document.querySelectorAll("fieldset.module.aligned").forEach(group);

// A link to a field behind a tab opens the tab.
function open() {
  const field = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const panel = field?.closest(".language-panel");
  if (!panel) return;
  choose(document.getElementById(panel.getAttribute("aria-labelledby")));
  field.focus();
}
window.addEventListener("hashchange", open);
// The same link twice changes no address.
document.addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href^='#']");
  if (link && link.hash === location.hash) open();
});
open();
