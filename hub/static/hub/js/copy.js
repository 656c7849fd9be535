// Copies a text of the page with one press, and says so. Browsers let only secure pages do it: elsewhere the button stays
// away, and the text can be selected.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const told = button.parentElement.querySelector("[role=status]");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    // Emptied first, so that it is read aloud each time.
    told.textContent = "";
    try {
      await navigator.clipboard.writeText((source.value ?? source.innerText).trim());
      told.textContent = button.dataset.done;
    } catch {
      // The browser's owner does not allow it. What is selected can be copied by hand.
      if (source.select) source.select();
      else getSelection().selectAllChildren(source);
    }
  });
}
