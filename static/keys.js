// Single-letter keys. They do nothing in fields, with Ctrl, Alt or Meta, or where a person has switched them off.
"use strict";

// What each key does; "g l" is g and then l. Other scripts add theirs.
const onKey = new Map();
const isField = (element) => element.isContentEditable || element.matches("input, select, textarea");
let begun = "";
let forget = 0;

document.addEventListener("keydown", (event) => {
  if (!("keys" in document.body.dataset) || event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return;
  if (isField(event.target) || document.querySelector("[popover]:popover-open")) return;
  const act = onKey.get(begun + event.key);
  begun = !begun && event.key === "g" ? "g " : "";
  clearTimeout(forget);
  forget = setTimeout(() => { begun = ""; }, 1500);
  // Whoever keeps a key down walks on, but decides once.
  if (!act || (event.repeat && !"jknp".includes(event.key))) return;
  event.preventDefault();
  act();
});

const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
const calmly = matchMedia("(prefers-reduced-motion: reduce)");

// Focus it, and bring it into view if it is not: in the middle, where the eye need not look for it.
const goTo = (element) => {
  element.focus({ preventScroll: true });
  const box = element.getBoundingClientRect();
  if (box.top > 96 && box.bottom < innerHeight - 32) return;
  element.scrollIntoView({ block: "center", behavior: calmly.matches ? "auto" : "smooth" });
};

// Of elements in the order of the page: the one after (or before) where one is, or else the first that is in view.
const beside = (elements, step) => {
  const here = elements.findIndex((element) => element.contains(document.activeElement));
  if (here !== -1) return elements[here + step];
  const active = document.activeElement;
  if (active !== document.body && document.querySelector("main").contains(active) && active.id !== "main") {
    const isAfter = (element) => active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    return step > 0 ? elements.find(isAfter) : elements.filter((element) => !isAfter(element)).at(-1);
  }
  return elements.find((element) => element.getBoundingClientRect().bottom > 0);
};

// A row, or a paragraph, is reached at its first link.
const STOPS = ".pr > .pn, .pl tbody th a, .hits h2 a, [data-item][data-row]";
const walk = (step) => {
  const to = beside([...document.querySelectorAll(STOPS)].filter(isSeen), step);
  if (to) goTo(to);
};
onKey.set("j", () => walk(1));
onKey.set("k", () => walk(-1));

const focusFirst = (selector) => {
  const found = [...document.querySelectorAll(selector)].find(isSeen);
  if (found) goTo(found);
};
onKey.set("/", () => focusFirst("#find"));
onKey.set("f", () => focusFirst("#filters input, #filters select, a[href='#filters']"));
onKey.set("u", () => focusFirst("#update input:checked, #update input"));
onKey.set("?", () => document.getElementById("keys")?.showPopover());

// "g l" goes where the link of the masthead goes.
for (const key of "oplhc") {
  onKey.set(`g ${key}`, () => document.querySelector(`.mast [data-go="${key}"]`)?.click());
}
