// The claim in the middle: what it bears on, its text and score, the big bar, and in two sentences where the score comes from.
import { TYPES } from "../argument.js";
import { addButtons } from "../adding.js";
import { bar, chips, link, number, whence } from "../pieces/card.js";
import { button, h, icon, line } from "../pieces/dom.js";
import { labelChip } from "../pieces/labels.js";
import { readersOf } from "../readers.js";
import { capital, cut, inWords, plural, two } from "../pieces/wording.js";

/** @typedef {import("../types.js").Page} Page */

/** Where a score comes from, in sentences whose printed numbers add up. @param {Page} page @param {string} id */
export function accountOf(page, id) {
  const {play, map} = page, node = play.node(id), claim = map.claims[id];
  if (node < 0) return claim.answered ? "A question that the map answers. Questions have no score." : "An open question. Questions have no score; what hangs on the answer has to be stated as a claim.";
  const score = play.score[node], found = play.account(node), parts = [...play.printed(node)], base = play.number(play.key(id));
  const wordy = whence(page, id), from = play.isChanged(id) || play.relied(play.key(id)) < 0.9995 ? ` (${wordy})` : "";
  if (claim.same) return `It restates “${cut(map.claims[claim.same]?.text ?? claim.same, 80)}”, and stands where that stands, at ${two(score)}.`;
  if (!parts.length) return two(score) === two(base) ? `Nothing in the map bears on it: ${two(score)} is where it starts${from}.` : `Nothing in the map bears on it; under this rule it then stands at ${two(score)}.`;
  const up = parts.filter(([arg]) => play.sign(node, arg) > 0), down = parts.filter(([arg]) => play.sign(node, arg) < 0);
  /** @param {[number, number][]} some */ const total = some => some.reduce((sum, [, part]) => sum + part, 0);
  const told = [
    up.length && `${plural(up.length, "reason")} for it ${up.length === 1 ? "adds" : "add"} ${two(total(up))}`,
    down.length && `${plural(down.length, "reason")} against ${down.length === 1 ? "takes" : "take"} ${two(-total(down))}`,
  ].filter(Boolean).join(", ");
  const drawn = found.drawn ? " How much each adds is averaged over drawn orders." : "";
  return `It starts at ${two(found.start)}${from}. ${capital(told)}, so it stands at ${two(score)}.${drawn}`;
}

/** @param {Page} page @param {string} id */
function bearsOn(page, id) {
  const {map} = page, ups = map.leading(id).filter(one => !map.relations[one].quiet);
  if (!ups.length || id === map.home) return null;
  return h("ul", {class: "ups", "aria-label": "What it bears on"}, ups.map(one => {
    const {to, type, from} = map.relations[one], end = map.end(one);
    const verb = type === "u" ? "denies a step towards " : map.claims[to] ? `${TYPES[type]} ` : "backs a step towards ";
    return h("li", {}, line(type), h("span", {}, verb), end ? link(page, end, cut(map.claims[end].text, 80)) : map.name(to),
      from.length > 1 ? ` with ${inWords(from.length - 1)} other${from.length > 2 ? "s" : ""}` : "");
  }));
}

/** @param {Page} page @param {string} id */
export function mineButton(page, id) {
  const {mine} = page.state, key = page.play.key(id), box = button({class: "mine", "aria-pressed": String(mine.has(key))}, h("span", {class: "tickbox", "aria-hidden": "true"}), "This number is my own view");
  box.addEventListener("click", () => {
    if (!mine.delete(key)) mine.add(key);
    box.setAttribute("aria-pressed", String(mine.has(key)));
    page.redraw();
    page.say(mine.has(key) ? "Marked as your own number." : "No longer marked.");
  });
  return box;
}

/** @param {Page} page @param {string} id */
export function focusCard(page, id) {
  const {map, play} = page, claim = map.claims[id], scored = play.isScored(id), why = h("p", {class: "why"}), label = h("span", {class: "prn"});
  page.live.add("read", () => { why.textContent = accountOf(page, id); });
  if (scored) page.live.add("read", () => {
    const at = play.number(play.key(id));
    label.textContent = whence(page, id) + (play.changes.size ? "" : " · drag the tick");
    const half = label.offsetWidth / 2 + 14;
    label.style.left = `clamp(${half}px, ${at * 100}%, calc(100% - ${half}px))`;
  });
  return h("article", {class: `focus ${map.worn(id)}`, "data-id": id}, bearsOn(page, id),
    h("div", {class: "meta"}, h("span", {class: "kind"}, map.worn(id)), h("span", {class: "who"}, map.speaker(id)), chips(page, id), labelChip(page, id)),
    h("div", {class: "line"}, h("h2", {tabindex: -1, dir: "auto", class: claim.text.length < 70 ? "short" : null}, claim.text), scored ? number(page, "read", id, "strong") : null),
    scored ? [bar(page, "read", id, "big"), h("div", {class: "scale"}, h("span", {"aria-hidden": "true"}, "0"), label, h("span", {"aria-hidden": "true"}, "1"))] : null,
    why, scored ? h("p", {class: "why hangs", hidden: true}) : null, scored ? readersOf(page, id) : null,
    h("div", {class: "acts"}, button({onclick: () => page.openDetails(id)}, icon("info", 14), "Who says so, where, and why"), scored ? mineButton(page, id) : null, scored ? addButtons(page, id) : null));
}
