// Comforts of the letter's pages; they work without them, too.
"use strict";

// "Print" needs a script, so it shows only where there is one.
for (const place of document.querySelectorAll("[data-needs-script]")) place.hidden = false;
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// Words selected in the paragraph become the words of the pledge, with their place: the same words may stand there
// twice. The server counts characters, a script counts halves of some, hence Array.from.
document.addEventListener("selectionchange", () => {
  const paragraph = document.querySelector("[data-select]");
  const selection = document.getSelection();
  if (!paragraph || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!paragraph.contains(range.startContainer) || !paragraph.contains(range.endContainer)) return;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const selected = range.toString();
  const words = selected.trim();
  if (!words) return;
  const skipped = before.toString() + selected.slice(0, selected.indexOf(words));
  document.getElementById(paragraph.dataset.select).value = words;
  document.getElementById("id_start").value = Array.from(skipped).length;
  for (const sentence of document.querySelectorAll("[name=s]:checked")) sentence.checked = false;
});

// The last choice counts: a sentence that is ticked takes the place of words that were selected.
document.addEventListener("change", (event) => {
  if (event.target.name !== "s" || !event.target.checked) return;
  for (const id of ["id_words", "id_start"]) document.getElementById(id).value = "";
});
