// Checking what was read: a paragraph can be split wherever one clicks, and the eye stays where it was.
"use strict";

const showHints = () => {
  for (const hint of document.querySelectorAll("[data-split-hint]")) hint.hidden = false;
};
showHints();

// The place in the words of a paragraph: the server counts characters, a script counts halves of some.
const placeOf = (node, offset) => {
  const words = node.parentElement && node.parentElement.closest("[data-from]");
  if (node.nodeType !== Node.TEXT_NODE || !words) return null;
  // From within a word to its beginning.
  const start = node.data.slice(0, offset).search(/\S*$/);
  return {
    place: Number(words.dataset.from) + Array.from(node.data.slice(0, start)).length,
    next: node.data.slice(start).trim().split(/\s+/).slice(0, 4).join(" "),
  };
};

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!selection.rangeCount || !selection.anchorNode) return;
  const range = selection.getRangeAt(0);
  const element = range.startContainer.parentElement;
  const paragraph = element && element.closest("p[data-at]:not(.cells)");
  const found = paragraph && placeOf(range.startContainer, range.startOffset);
  if (!found || !found.next) return;
  for (const other of document.querySelectorAll("[data-split]:not([hidden])")) other.hidden = true;
  const button = paragraph.parentElement.querySelector("[data-split]");
  if (!button || found.place === 0) return;
  button.value = `split:${paragraph.dataset.at}:${found.place}`;
  button.textContent = `${button.dataset.words} “${found.next}”`;
  button.hidden = false;
});

// After a correction the page is a new one; go on where it was made.
document.addEventListener("htmx:afterSettle", () => {
  showHints();
  const place = document.querySelector("[data-focus]");
  if (place) place.focus({ preventScroll: true });
});
