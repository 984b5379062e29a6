// The outline: the whole argument as nested lists in words, each claim's reasons once. It folds, and it prints.
import { link } from "../pieces/card.js";
import { button, fill, h, icon, line } from "../pieces/dom.js";
import { labelChip } from "../pieces/labels.js";
import { pillWords } from "../pieces/step.js";
import { strongest } from "./reading.js";
import { capital, cut, together, two } from "../pieces/wording.js";

/** @typedef {import("../types.js").Page} Page */
/** @typedef {{depth: number, claim?: string, relation?: string, word: string, extra: string}} Row */

const OPEN = 3, DEEPEST = 16;

/** @param {Page} page @param {HTMLElement} el @param {() => void} print */
export function drawOutline(page, el, print) {
  page.live.clear("outline");
  const {map} = page, seen = new Set();
  /** @param {string[]} claims */
  const tree = claims => {
    const top = h("ul", {class: "tree"});
    write(page, top, claims, seen);
    return top;
  };
  /** @param {boolean} open */
  const fold = open => { for (const twist of el.querySelectorAll("button.twist")) set(/** @type {HTMLElement} */ (twist), open); };
  const ends = map.ends.size ? [...map.ends] : [], main = tree(ends.length ? ends : [map.home]);
  const roots = Object.keys(map.claims).filter(id => !seen.has(id) && !map.leading(id).length), beside = tree(roots), circles = tree(Object.keys(map.claims));
  fill(el,
    h("div", {class: "acts"}, button({onclick: () => fold(true)}, "Unfold all"), button({onclick: () => fold(false)}, "Fold all"), button({onclick: () => { fold(true); print(); }}, "Print")),
    h("h2", {}, "The argument"), main,
    beside.children.length ? [h("h2", {}, "Beside the conclusion"), h("p", {class: "lead"}, "Claims and questions of the map that do not bear on the conclusion."), beside] : "",
    circles.children.length ? [h("h2", {}, "In circles"), h("p", {class: "lead"}, "Claims that bear on one another and on nothing else."), circles] : "");
  page.applyFilter();
}

/** @param {HTMLElement} twist @param {boolean} open */
function set(twist, open) {
  twist.setAttribute("aria-expanded", String(open));
  const below = twist.closest("li")?.querySelector(":scope > ul");
  if (below instanceof HTMLElement) below.hidden = !open;
}

/** Write claims and all that bears on them, without recursion: a list for each level, the deepest ones told by a number. */
/** @param {Page} page @param {HTMLElement} top @param {string[]} claims @param {Set<string>} seen */
function write(page, top, claims, seen) {
  const {map} = page;
  /** @type {Row[]} */
  const waiting = claims.map(claim => ({depth: 0, claim, word: "", extra: ""})).reverse(), again = new Set(claims);
  /** @type {HTMLElement[]} */ const items = [], done = new Set();
  while (waiting.length) {
    const row = /** @type {Row} */ (waiting.pop()), {depth, claim, relation} = row;
    if (!depth && claim && seen.has(claim) && again.has(claim)) continue;
    /** @type {Row[]} */ let below = [], item;
    if (claim) {
      const first = !seen.has(claim);
      seen.add(claim);
      if (first) below = strongest(page, map.bearing(claim)).map(one => ({depth: depth + 1, relation: one, word: "", extra: ""}));
      item = claimItem(page, row, first, below.length > 0);
    } else if (relation && !done.has(relation)) {
      done.add(relation);
      const {from} = map.relations[relation], word = verb(page, relation), words = pillWords(page, relation), own = words.includes("strength") || words.includes("certain") ? words : "";
      const aimed = map.bearing(relation).map(one => ({depth: depth + 1, relation: one, word: "", extra: ""}));
      if (from.length === 1) { waiting.push(...aimed.reverse(), {depth, claim: from[0], word, extra: own, relation: undefined}); continue; }
      below = [...from.map(one => ({depth: depth + 1, claim: one, word: "", extra: ""})), ...aimed];
      item = h("li", {class: map.look(relation)}, h("div", {class: "o"}, h("span", {class: "twist"}), h("span", {class: "w"}, line(map.look(relation)), word), h("span", {class: "t"}, `${own || together(from.length)}:`)), h("ul", {class: "all"}));
    } else continue;
    place(top, items, item, depth);
    waiting.push(...below.reverse());
  }
  for (const twist of top.querySelectorAll("button.twist")) if (!twist.closest("li")?.querySelector(":scope > ul > li")) twist.replaceWith(h("span", {class: "twist"}));
}

/** @param {HTMLElement} top @param {HTMLElement[]} items @param {HTMLElement} item @param {number} depth */
function place(top, items, item, depth) {
  const at = Math.min(depth, DEEPEST), above = at ? items[at - 1] : undefined;
  if (depth > DEEPEST) item.querySelector(".t")?.prepend(h("span", {class: "chip"}, `level ${depth}`), " ");
  const list = above?.querySelector(":scope > ul");
  (above && !list ? above.appendChild(h("ul", {class: "all"})) : list ?? top).append(item);
  items.length = at;
  items[at] = item;
}

/** @param {Page} page @param {string} id */
function verb({map}, id) {
  const relation = map.relations[id], onClaim = !!map.claims[relation.to];
  if (relation.quiet) return relation.answers ? "answers" : "about";
  return relation.type === "s" ? (onClaim ? "for" : "backs step") : relation.type === "r" ? "against" : "denies step";
}

/** @param {Page} page @param {Row} row @param {boolean} first @param {boolean} folds */
function claimItem(page, {claim, word, extra, depth}, first, folds) {
  const {map, play} = page, id = /** @type {string} */ (claim), score = h("span", {class: "num"}, "?"), open = depth < OPEN;
  if (play.isScored(id)) page.live.add("outline", () => { score.textContent = two(play.now(id)); });
  const twist = folds ? button({class: "twist", "aria-expanded": String(open), "aria-label": `Reasons under “${cut(map.claims[id].text, 40)}”`}, icon("go", 12)) : h("span", {class: "twist"});
  twist.addEventListener("click", () => { if (folds) set(twist, twist.getAttribute("aria-expanded") !== "true"); });
  const type = word.startsWith("against") ? "r" : word.startsWith("denies") ? "u" : word === "answers" || word === "about" ? "q" : "s";
  const who = [extra && capital(extra), map.speaker(id)].filter(Boolean).join("; ");
  return h("li", {"data-id": id, class: type}, h("div", {class: "o"}, twist, word ? h("span", {class: "w"}, line(type), word) : "", score, labelChip(page, id),
    h("span", {class: "t"}, link(page, id, map.claims[id].text), first || !map.bearing(id).length ? "" : h("span", {class: "chip"}, "reasons above"), who ? h("span", {class: "who"}, who) : "")),
  folds ? h("ul", {hidden: !open}) : "");
}
