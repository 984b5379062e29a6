// A step of the argument: its joint and pill, its premises in one frame, and below it what denies or backs it.
import { TYPES } from "../argument.js";
import { card } from "./card.js";
import { h } from "./dom.js";
import { labelOf } from "./labels.js";
import { saying } from "./sayings.js";
import { slider } from "./slider.js";
import { capital, plural, together, two } from "./wording.js";

/** @typedef {import("../types.js").Page} Page */

const NESTED = 5;   // what is aimed at steps nests so far, and stands in one list below that

/** What a pill says of a relation. @param {Page} page @param {string} id */
export function pillWords(page, id) {
  const relation = page.map.relations[id], scored = page.play.isScored(id), strength = scored ? page.play.number(id) : 1;
  const words = [together(relation.from.length), relation.excludes, relation.scheme, strength < 0.995 && `strength ${+strength.toFixed(2)}`, relation.unsure && "link not certain ?"];
  const own = words.filter(Boolean).join(" · ") || (relation.quiet ? (relation.answers ? "answers" : relation.type === "s" ? "about" : "asks") : TYPES[relation.type]);
  return [own, labelOf(page, id)].filter(Boolean).join(" · ");
}

/** What a step does to what it bears on, in a few words. @param {Page} page @param {string} id @param {number} depth */
function effect(page, id, depth) {
  const {play, map} = page, node = play.node(id), to = map.relations[id].to, target = play.node(to);
  if (depth) {
    const low = two(play.without(target, node)), high = two(play.score[target]), word = map.relations[id].type === "u" ? "lowers" : "lifts";
    return low === high ? "moves the step by less than 0.01" : `${word} the step ${low} → ${high}`;
  }
  const part = play.printed(target).get(node) ?? 0;
  return Math.abs(part) < 0.005 ? "moves it by less than 0.01" : part > 0 ? `▲ adds ${two(part)}` : `▼ takes ${two(-part)}`;
}

/** @param {Page} page @param {string} id @param {number} [depth] @param {Set<string>} [met] the steps that stand above already @returns {HTMLElement} */
export function step(page, id, depth = 0, met = new Set()) {
  met.add(id);
  const {map, play} = page, relation = map.relations[id], linked = relation.from.length > 1;
  const scored = play.isScored(id) && play.isScored(relation.to), type = map.look(id);
  const words = h("span", {class: "pw"}), part = h("span", {class: "part"}), joint = h("i", {class: "joint", "aria-hidden": "true"});
  page.live.add("read", () => {
    words.textContent = pillWords(page, id);
    if (!scored) return;
    joint.style.setProperty("--w", `${1.5 + 3 * play.now(id)}px`);
    part.textContent = effect(page, id, depth);
  });
  const about = h("details", {class: "about"},
    h("summary", {class: relation.unsure ? "pill unsure" : "pill"}, words),
    h("div", {class: "stepbox"},
      scored ? [h("p", {}, `How good is this step, were ${linked ? "its premises" : "its premise"} certain?`), slider(page, "read", "Strength of the step", id)] : null,
      relation.note ? h("p", {class: "note"}, relation.note) : null, (relation.said ?? []).map(said => saying(page, said))));
  const cards = relation.from.map(claim => card(page, "read", claim, linked ? "row" : ""));
  if (linked && scored) weakest(page, relation.from, cards);
  return h("li", {class: `step ${type}${relation.unsure ? " maybe" : ""}`, "data-rel": id}, joint,
    h("div", {class: "head"}, about, part),
    h("div", {class: linked ? "frame linked" : "frame"}, cards),
    aimed(page, id, depth, met));
}

/** Mark the premise that holds a linked step back most. @param {Page} page @param {string[]} premises @param {HTMLElement[]} cards */
function weakest(page, premises, cards) {
  const marks = cards.map(one => {
    const mark = h("span", {class: "chip weak", title: "It holds the step back most"}, "weakest");
    one.querySelector(".more")?.before(mark);
    return mark;
  });
  page.live.add("read", () => {
    const scores = premises.map(premise => page.play.now(premise)), least = scores.indexOf(Math.min(...scores));
    marks.forEach((mark, place) => { mark.hidden = place !== least; });
  });
}

/** @type {[string, string][]} */
const AIMED = [["u", "What denies this step"], ["s", "What backs this step"], ["q", "Asked about this step"]];

/** What is aimed at a step: nested, and from some depth on in one list, with nothing left out and nothing twice. */
/** @param {Page} page @param {string} id @param {number} depth @param {Set<string>} met @returns {any} */
function aimed(page, id, depth, met) {
  const below = page.map.bearing(id).filter(one => !met.has(one));
  if (!below.length || depth > NESTED) return null;
  const last = depth === NESTED, all = last ? closure(page, below, met) : below;
  for (const one of all) met.add(one);
  /** @param {string} title @param {string[]} some @param {string} type */
  const list = (title, some, type) => some.length ? h("div", {class: `cuts ${type}`}, h("h4", {}, title), h("ul", {class: "steps"}, some.map(one => step(page, one, depth + 1, met)))) : null;
  if (last) return list(`${capital(plural(all.length, "more step"))} about these`, all, "u");
  return AIMED.map(([type, title]) => list(title, all.filter(one => page.map.look(one) === type), type));
}

/** @param {Page} page @param {string[]} steps @param {Set<string>} met */
function closure(page, steps, met) {
  const found = new Set(steps);
  for (const one of found) for (const next of page.map.bearing(one)) if (!met.has(next)) found.add(next);
  return [...found];
}
