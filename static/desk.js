// The reading desk: from candidate to candidate, deciding in place, and words that are selected become a quote.
"use strict";

// ---- candidates ----------------------------------------------------------------------------------------------
// Those in a closed list can be reached where the list can be seen: it opens.
const canBeReached = (item) => {
  const closed = item.parentElement.closest("details:not([open])");
  return closed ? isSeen(closed) : isSeen(item);
};
const items = () => [...document.querySelectorAll("[data-item]")].filter(canBeReached);
const here = () => document.activeElement.closest("[data-item]");

const goToItem = (item) => {
  const list = item.parentElement.closest("details");
  if (list) list.open = true;
  if (item instanceof HTMLDetailsElement) item.open = true;
  goTo(item);
};
const step = (by) => {
  const to = beside(items(), by);
  if (to) goToItem(to);
};
onKey.set("n", () => step(1));
onKey.set("p", () => step(-1));

// What a key does to a candidate, or to a paragraph, stands on its own buttons.
for (const key of "aex") {
  onKey.set(key, () => {
    here()?.querySelector(`[data-key="${key}"]`)?.click();
    if (key === "x") reasons()[0]?.focus();
  });
}
for (const key of "r0") {
  onKey.set(key, () => document.activeElement.closest(".pr")?.querySelector(`[data-key="${key}"]`)?.click());
}
const reasons = () => [...(here()?.querySelectorAll("details[open] [data-reason]") ?? [])];
for (const digit of "123456789") {
  onKey.set(digit, () => reasons()[digit - 1]?.click());
}
document.addEventListener("keydown", (event) => {
  const among = reasons();
  const at = among.indexOf(document.activeElement);
  if (at === -1) return;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    among[(at + by + among.length) % among.length].focus();
  } else if (event.key === "Escape") {
    const item = here();
    among[at].closest("details").open = false;
    item.focus();
  }
});

// The words of the candidate that one looks at stand out.
const light = (event) => {
  const item = event.target.closest?.("[data-item]");
  for (const words of document.querySelectorAll("mark.on")) words.classList.remove("on");
  if (!item) return;
  for (const words of document.querySelectorAll(`mark[data-cand~="${item.id.slice(1)}"]`)) words.classList.add("on");
};
document.addEventListener("focusin", light);
document.addEventListener("mouseover", light);

// ---- deciding in place ---------------------------------------------------------------------------------------
// Where one goes on: to the first of these that is there when the answer is. Behind a decision that is the next
// candidate; behind a mark the next paragraph that one has not read.
let following = null;
document.addEventListener("htmx:beforeRequest", (event) => {
  const asking = event.detail.elt;
  const row = asking.closest(".pr, .queue > li");
  const item = asking.closest("[data-item]");
  if (!row) return;
  const all = items();
  const then = item ? all.slice(all.indexOf(item) + 1).map((one) => one.id) : [];
  const marks = asking.closest("[data-then]");
  if (marks && !("stay" in asking.dataset)) then.push(marks.dataset.then);
  following = [...then, row.id];
});

// An answer without the paragraph is another page, such as the one to sign in: it takes the place of this one.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = event.detail;
  if (!target.matches(".pr, #text") || xhr.responseText.includes(`id="${target.id}"`)) return;
  following = null;
  Object.assign(event.detail, { shouldSwap: true, target: document.body, selectOverride: "unset", swapOverride: "innerHTML" });
});

// With the swap, not behind it: a key that is pressed meanwhile meets the next one already.
document.addEventListener("htmx:afterSwap", () => {
  if (!following) return;
  const found = following.map((id) => id && document.getElementById(id)).filter(Boolean);
  following = null;
  const next = found.find((one) => one.matches(".pr") || canBeReached(one));
  if (next?.matches("[data-item]")) goToItem(next);
  else if (next) goTo(next.querySelector(".pn"));
});

// ---- words that are selected ---------------------------------------------------------------------------------
// Only what is the letter's: no codes of pledges, no numbers of footnotes, no mark before a list item.
const lettersWords = (range) => {
  const copy = range.cloneContents();
  for (const ours of copy.querySelectorAll("sup")) ours.remove();
  return copy.textContent;
};
// A range that holds all words of a paragraph; of what is selected, that part.
const textOf = (paragraph) => {
  const text = document.createRange();
  text.selectNodeContents(paragraph);
  const label = paragraph.querySelector(":scope > .label");
  if (label) text.setStart(label.nextSibling, 1);
  return text;
};
const placeIn = (paragraph, selected) => {
  const text = textOf(paragraph);
  const part = selected.cloneRange();
  if (part.compareBoundaryPoints(Range.START_TO_START, text) < 0) part.setStart(text.startContainer, text.startOffset);
  if (part.compareBoundaryPoints(Range.END_TO_END, text) > 0) part.setEnd(text.endContainer, text.endOffset);
  text.setEnd(part.startContainer, part.startOffset);
  const words = lettersWords(part).trim();
  // The server counts characters, a script counts halves of some, hence Array.from.
  const skipped = lettersWords(text) + lettersWords(part).slice(0, lettersWords(part).indexOf(words));
  const start = Array.from(skipped).length;
  return { paragraph, words, start, end: start + Array.from(words).length };
};

const bar = document.querySelector("[data-selected]");
const hideBar = () => {
  if (bar && !bar.contains(document.activeElement)) bar.hidden = true;
};
// An address must not become too long for the server; then the place alone says which words are meant.
const LONGEST = 1000;

const narrow = matchMedia("(max-width: 60rem)");

const showBar = ({ paragraph, words, start, end }, isOne) => {
  const row = paragraph.parentElement;
  for (const link of bar.querySelectorAll("a")) {
    const asked = new URLSearchParams({ start, end });
    if (words.length <= LONGEST) asked.set("words", words);
    link.href = `${link.dataset.to.replace("/p/0/", `/p/${row.dataset.number}/`)}?${asked}`;
    link.hidden = !isOne;
  }
  bar.querySelector("p").hidden = isOne;
  row.append(bar);
  bar.hidden = false;
  // Beside the last line that is selected; under it where there is no margin.
  const range = document.getSelection().getRangeAt(0);
  const lines = [...range.getClientRects()].filter((line) => line.bottom <= paragraph.getBoundingClientRect().bottom);
  const line = (lines.at(-1) ?? paragraph.getBoundingClientRect()).bottom - row.getBoundingClientRect().top;
  bar.style.top = `${Math.max(line + (narrow.matches ? 8 : -bar.offsetHeight), 0)}px`;
};

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!bar || !selection.rangeCount || selection.isCollapsed) return hideBar();
  const range = selection.getRangeAt(0);
  const touched = [...document.querySelectorAll(".pr[data-number] > p")].filter((one) => range.intersectsNode(one));
  const places = touched.map((paragraph) => placeIn(paragraph, range)).filter((place) => place.words);
  return places.length ? showBar(places.at(-1), places.length === 1) : hideBar();
});

// The paragraph that it stands in is about to be replaced.
document.addEventListener("htmx:beforeSwap", () => {
  if (!bar) return;
  bar.hidden = true;
  document.querySelector(".lt").append(bar);
});
