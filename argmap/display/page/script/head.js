// The head of a page: title, search, rule, theme and menu; below them views, filter, what-if and the conclusion's meter.
import { resetAll } from "./views/aside.js";
import { button, h, icon } from "./pieces/dom.js";
import { downloadCredences, downloadMap } from "./downloads.js";
import { labelChip } from "./pieces/labels.js";
import { moved, two } from "./pieces/wording.js";

/** @typedef {import("./types.js").Page} Page */

/** The conclusion's bar and number, always in sight. @param {Page} page */
export function meter(page) {
  const {play, map} = page, filled = h("i"), tick = h("b"), ghost = h("u"), score = h("span", {class: "num"}), delta = h("span", {class: "delta"});
  if (!play.isScored(map.home)) return null;
  page.live.add("frame", () => {
    const now = play.now(map.home), before = play.was(map.home);
    filled.style.width = `${now * 100}%`;
    tick.style.left = `${play.number(play.key(map.home)) * 100}%`;
    ghost.style.left = `${before * 100}%`;
    ghost.hidden = Math.abs(now - before) < 0.005;
    score.textContent = two(now);
    delta.textContent = moved(now, before);
  });
  return button({class: "meter", title: map.claims[map.home].text, onclick: () => page.walk(map.home)},
    h("span", {class: "lab"}, map.ends.size ? "Conclusion" : "First claim"), h("span", {class: "mb"}, ghost, filled, tick), delta, score, labelChip(page, map.home));
}

/** @param {Page} page @param {() => void} help @param {() => void} printOutline */
export function menu(page, help, printOutline) {
  const list = h("ul", {class: "menu", hidden: true}), opener = button({class: "ib", "aria-label": "Menu", "aria-expanded": "false"}, icon("menu"));
  /** @param {boolean} open */
  const set = open => { list.hidden = !open; opener.setAttribute("aria-expanded", String(open)); };
  /** @param {string} title @param {string} words @param {() => void} act */
  const item = (title, words, act) => h("li", {}, button({onclick: () => { set(false); act(); }}, h("b", {}, title), h("span", {}, words)));
  list.append(...(page.model ? [] : [item("Copy link", "opens here, with your what-if", () => page.copyLink())]),
    item("Download the map", "YAML with your numbers and reasons in it", () => downloadMap(page)), item("Download my credences", "for argmap compare", () => downloadCredences(page)),
    item("Reset all numbers", "the map's own again", () => resetAll(page)), item("Print the outline", "everything unfolded", printOutline), item("Keys and signs", "how to read the page", help));
  opener.addEventListener("click", () => set(list.hidden));
  return {list, opener, leave: () => { if (list.hidden) return false; set(false); opener.focus(); return true; }, close: () => set(false)};
}

/** @param {Page} page */
export function rulePicker(page) {
  const {play, data} = page, pick = h("select", {"aria-label": "Semantics"}, data.rules.map(rule => h("option", {value: rule.name, title: rule.words}, rule.label)));
  pick.addEventListener("change", () => {
    play.use(pick.value);
    page.walk(page.state.focus, null, "replace");
    page.redraw();
    page.toast(`${play.rule.label}: ${play.rule.words}`);
  });
  page.live.add("frame", () => { pick.value = play.rule.name; });
  return h("label", {class: "rules"}, h("span", {class: "vh"}, "Semantics"), pick);
}

/** @param {Page} page */
export function whatIfChip(page) {
  const count = h("b"), chip = button({class: "whatif", hidden: true, title: "Put every number back (R)", onclick: () => resetAll(page)}, "What-if ", count, h("span", {}, "Reset"));
  page.live.add("frame", () => { chip.hidden = !page.play.changes.size; count.textContent = String(page.play.changes.size); });
  return chip;
}

/** Tell of circles that did not settle in the time of a frame, and offer the numbers that the map came with. @param {Page} page */
export function circleNote(page) {
  const {play, data} = page, words = h("p", {}), note = h("div", {class: "circles", role: "status", hidden: true}, words, button({onclick: () => resetAll(page)}, "Back to the map's own numbers"));
  page.live.add("frame", () => {
    const {settled, distance, members} = play.report;
    note.hidden = settled;
    if (settled) return;
    const came = data.came && play.rule.name === data.rule ? Object.entries(data.came).filter(([id]) => members.includes(play.node(id))).slice(0, 6).map(([id, score]) => `${id} ${two(score)}`).join(", ") : "";
    const far = Number.isFinite(distance) ? `; the scores shown may be ${distance < 1e-3 ? distance.toExponential(0) : two(Math.min(1, distance))} from their limit` : "";
    words.textContent = `${members.length} claims run in circles that did not settle here in time${far}. Python solves these: score the downloaded map with argmap.${came ? ` It came with these scores: ${came}.` : ""}`;
  });
  return note;
}
