// Counts the characters of a translation while it is typed. Without this script the numbers are those of the last save.
for (const place of document.querySelectorAll("[data-count-of]")) {
  const field = document.getElementById(place.dataset.countOf);
  const count = () => {
    place.textContent = [...field.value].length;
    place.toggleAttribute("data-too-long", field.maxLength > 0 && field.value.length >= field.maxLength);
  };
  field?.addEventListener("input", count);
}
