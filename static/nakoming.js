// Small comforts; every page works without them.
"use strict";

// "Copy": put the text of the named element on the clipboard, and say so.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  navigator.clipboard.writeText(source.textContent.trim()).then(() => {
    button.textContent = button.dataset.copied;
  });
});

// A menu closes with Escape, and when one looks elsewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// After a part of the list was replaced, say how many rows there are now.
document.addEventListener("htmx:afterSettle", () => {
  const announce = document.getElementById("announce");
  const count = document.getElementById("count");
  if (announce && count) announce.textContent = count.textContent;
});

// Fields that ask for nothing stay out of the address.
document.addEventListener("htmx:configRequest", (event) => {
  const asked = event.detail.parameters;
  for (const name of Object.keys(asked)) {
    if (asked[name] === "") delete asked[name];
  }
});

// "All on this page": tick or untick every row of the list. Shown by this script, since without it it does nothing.
function showTickAll() {
  for (const label of document.querySelectorAll("[data-tick]")) label.hidden = false;
}
document.addEventListener("DOMContentLoaded", showTickAll);
document.addEventListener("htmx:afterSettle", showTickAll);
document.addEventListener("change", (event) => {
  const label = event.target.closest("[data-tick]");
  if (!label) return;
  for (const box of document.querySelectorAll(`input[name="${label.dataset.tick}"][form="many"]`)) {
    box.checked = event.target.checked;
  }
});
