// Bringing in files: dropped instead of chosen, and a button that says that it is at work.
"use strict";

for (const hint of document.querySelectorAll("[data-drop-hint]")) hint.hidden = false;

const holdsFiles = (event) => event.dataTransfer && event.dataTransfer.types.includes("Files");
const place = () => document.querySelector("[data-drop]");

// A file that is dropped beside the place would otherwise take the page's place.
document.addEventListener("dragover", (event) => {
  if (!holdsFiles(event) || !place()) return;
  event.preventDefault();
  place().classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget && place()) place().classList.remove("over");
});
document.addEventListener("drop", (event) => {
  const form = place();
  if (!holdsFiles(event) || !form) return;
  event.preventDefault();
  form.classList.remove("over");
  const field = form.querySelector("[type=file]");
  field.files = event.dataTransfer.files;
  if (field.files.length) form.requestSubmit();
});

// Reading takes a while: say so, and do not send twice. Back from the cache of pages, the button is itself again.
document.addEventListener("submit", (event) => {
  const button = event.target.querySelector("[data-busy]");
  if (!button) return;
  if (button.dataset.said) {
    event.preventDefault();
    return;
  }
  button.dataset.said = button.textContent;
  button.textContent = button.dataset.busy;
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[data-said]")) {
    button.textContent = button.dataset.said;
    delete button.dataset.said;
  }
});
