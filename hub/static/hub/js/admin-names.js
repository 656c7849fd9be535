// Names what Django's administration leaves without a name: the search-as-you-type boxes, whose labels select2 leaves
// behind, and the boxes that delete a row of a table.
function name(select) {
  const words = select.labels?.[0]?.textContent.replace(/:\s*$/, "").trim() || select.getAttribute("aria-label");
  const box = select.nextElementSibling;
  if (!words || !box?.matches(".select2")) return;
  box.querySelector(".select2-search__field")?.setAttribute("aria-label", words);
  const combobox = box.querySelector("[role=combobox][aria-labelledby]");
  if (!combobox) return;
  const value = document.getElementById(combobox.getAttribute("aria-labelledby"));
  const tell = () => combobox.setAttribute("aria-label", [words, value.title].filter(Boolean).join(": "));
  combobox.removeAttribute("aria-labelledby");
  value.removeAttribute("role");
  value.removeAttribute("aria-readonly");
  new MutationObserver(tell).observe(value, { attributeFilter: ["title"], childList: true });
  tell();
}
const nameAll = (root) => root.querySelectorAll("select.admin-autocomplete").forEach(name);
// Asked last, jQuery calls this last: after the boxes have been made.
window.django?.jQuery?.(() => nameAll(document));
document.addEventListener("formset:added", ({ target }) => setTimeout(nameAll, 0, target));
for (const box of document.querySelectorAll("td.delete input")) {
  box.setAttribute("aria-label", box.closest("table").tHead.rows[0].lastElementChild.textContent.trim());
}
