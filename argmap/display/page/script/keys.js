// The keys of a page, and the help that lists them with the signs.
import { resetAll, signs } from "./views/aside.js";
import { h } from "./pieces/dom.js";

/** @typedef {import("./types.js").Page} Page */

/** @type {[string, string][]} */
const LIST = [
  ["/", "find and filter"], ["Enter", "walk into the claim"], ["J, K", "next card, card before"], ["U", "back one step"], ["H", "to the conclusion"], ["D", "details"],
  ["N, P", "next claim in the map's own order, claim before"], ["1 2 3", "read, map, outline"], ["R", "put all numbers back"], ["T", "light or dark"], ["?", "this help"], ["Esc", "close what is open"],
  ["← → on a tick", "by 0.01; Page keys by 0.1"],
];

export function help() {
  const single = h("input", {type: "checkbox", checked: true}), close = h("button", {class: "main", value: "close"}, "Close");
  const box = h("dialog", {class: "help", "aria-label": "Keys and signs"}, h("h2", {}, "How to read it"),
    h("p", {}, "Scores are degrees of support between 0 and 1, not probabilities. A bar's length is the score; the dark tick is the base score, what the claim would get before any argument. Drag the tick to ask what if."),
    signs(), h("h2", {}, "Keys"), h("dl", {}, LIST.map(([key, words]) => [h("dt", {}, key), h("dd", {}, words)])),
    h("label", {class: "check"}, single, "Single letters are keys"), h("form", {method: "dialog"}, close));
  return {box, single, open: () => { box.showModal(); close.focus(); }};
}

/**
 * @param {Page} page
 * @param {{find: HTMLElement, theme: () => void, help: () => void, single: HTMLInputElement, leave: () => void, next: (by: number) => void}} to
 */
export function listen(page, to) {
  const {read, state} = page;
  /** @param {number} by */
  const next = by => {
    const cards = /** @type {HTMLElement[]} */ ([...read.querySelectorAll(".focus h2, .card .text")]).filter(one => one.checkVisibility?.() ?? true);
    const at = cards.findIndex(one => one === document.activeElement), card = cards[Math.max(0, Math.min(cards.length - 1, at + by))];
    card?.focus();
    card?.scrollIntoView({block: "nearest"});
  };
  /** @type {Record<string, () => void>} */
  const acts = {
    "/": () => to.find.focus(), u: () => page.back(), h: () => page.walk(page.map.home), j: () => next(1), k: () => next(-1), n: () => to.next(1), p: () => to.next(-1),
    d: () => page.openDetails(document.activeElement?.closest("[data-id]")?.getAttribute("data-id") ?? state.focus),
    r: () => resetAll(page), t: to.theme, "?": to.help, 1: () => page.show("read"), 2: () => page.show("map"), 3: () => page.show("outline"),
  };
  /** @param {Event} given */
  const onKey = given => {
    const event = /** @type {KeyboardEvent} */ (given), target = /** @type {Element} */ (event.target);
    if (event.key === "Escape") { to.leave(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !to.single.checked) return;
    if (target.closest?.("input:not([type=range]):not([type=checkbox]), textarea, select, dialog")) return;
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
    if (act) { event.preventDefault(); act(); }
  };
  const on = page.model ? page.root : document;
  on.addEventListener("keydown", onKey);
  page.ends.push(() => on.removeEventListener("keydown", onKey));
}
