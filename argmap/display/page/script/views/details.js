// The details of a claim, at the right or as a sheet from below: who says it and where, why this number, every slider.
import { TYPES } from "../argument.js";
import { bar, chips, link, number } from "../pieces/card.js";
import { chanceOf } from "../pieces/chances.js";
import { button, fill, h, icon, line } from "../pieces/dom.js";
import { accountOf, mineButton } from "./focus.js";
import { strongest } from "./reading.js";
import { labelChip } from "../pieces/labels.js";
import { saying } from "../pieces/sayings.js";
import { slider } from "../pieces/slider.js";
import { capital, cut, inWords, signed, two } from "../pieces/wording.js";

/** @typedef {import("../types.js").Page} Page */

/** @param {Page} page @param {string} id */
function relationAbove(page, id) {
  const {map} = page, relation = map.relations[id], end = map.end(id);
  const verb = relation.type === "u" ? "Denies a step towards " : relation.quiet ? "Asks about or answers " : map.claims[relation.to] ? `${capital(TYPES[relation.type])} ` : "Backs a step towards ";
  return h("li", {class: `rel ${map.look(id)}`}, h("p", {}, line(map.look(id)), verb, end ? link(page, end, map.claims[end].text) : map.name(relation.to),
    relation.from.length > 1 ? `, together with ${inWords(relation.from.length - 1)} more` : ""), marks(relation));
}

/** @param {import("../types.js").Relation} relation */
const marks = relation => [relation.unsure ? h("span", {class: "chip"}, "link not certain ?") : "", relation.scheme ? h("span", {class: "chip"}, relation.scheme) : ""];

/** @param {Page} page @param {string} id @param {number} node */
function relationBelow(page, id, node) {
  const {map, play} = page, relation = map.relations[id], part = h("span", {class: "part"}), scored = play.isScored(id) && node >= 0;
  if (scored) page.live.add("details", () => { part.textContent = signed(play.printed(node).get(play.node(id)) ?? 0); });
  const premises = relation.from.map((premise, place) => {
    const score = h("span");
    if (play.isScored(premise)) page.live.add("details", () => { score.textContent = ` (${two(play.now(premise))})`; });
    return [place ? h("b", {}, " and ") : "", link(page, premise, map.claims[premise].text), score];
  });
  return h("li", {class: `rel ${map.look(id)}`}, h("p", {}, line(map.look(id)), premises, part), marks(relation),
    scored ? h("div", {class: "sl"}, h("span", {}, "Strength of the step"), slider(page, "details", `Strength of the step from “${cut(map.claims[relation.from[0]].text, 40)}”`, id)) : "",
    relation.note ? h("p", {class: "note"}, relation.note) : "");
}

/** The sources that a claim is heard from, and those that these are heard through, each with its slider. @param {Page} page @param {string} id */
function sources(page, id) {
  const {map, play} = page, found = new Set((map.claims[id].said ?? []).map(([source]) => source));
  for (const one of found) { const via = map.sources[one]?.via; if (via) found.add(via); }
  return [...found].filter(one => play.node(one) >= 0 || map.sources[one]?.note).map(one => h("div", {class: "srcrow"},
    play.node(one) >= 0 ? h("div", {class: "sl"}, h("span", {}, `How far ${map.short(one)} is relied on`), slider(page, "details", `Reliability of ${map.short(one)}`, one)) : "",
    map.sources[one]?.note ? h("p", {class: "note"}, `${capital(map.short(one))}: ${map.sources[one].note}`) : ""));
}

/** @param {Page} page @param {string} id @param {HTMLElement} body */
export function drawDetails(page, id, body) {
  page.live.clear("details");
  const {map, play, state} = page, claim = map.claims[id], node = play.node(id), key = play.key(id), words = h("p", {class: "why"}), told = h("p", {class: "told", hidden: true});
  const into = map.bearing(id), leading = map.leading(id), aimed = node >= 0 ? strongest(page, into) : into;
  page.live.add("details", () => { words.textContent = accountOf(page, id); });
  page.unpack().then(({why}) => {
    if (state.details !== id || !why[id]) return;
    page.live.add("details", () => { told.textContent = (play.changes.size || map.added.length || play.rule.name !== page.data.rule ? "By the map's own numbers: " : "") + why[id]; });
    told.hidden = false;
  });
  fill(body,
    h("div", {class: "dh"}, h("span", {class: "kind"}, map.worn(id)), h("code", {}, id), button({class: "x", "aria-label": "Close details", onclick: () => page.closeDetails()}, icon("close"))),
    h("h2", {tabindex: -1, dir: "auto"}, claim.text), h("div", {class: "meta"}, chips(page, id), labelChip(page, id)),
    node >= 0 ? [h("div", {class: "line"}, h("span", {class: "lab"}, "Score"), number(page, "details", id)), bar(page, "details", id),
      h("div", {class: "sl"}, h("span", {}, "Base score"), slider(page, "details", "Base score", key)), words, told, chanceOf(page, id), mineButton(page, id)] : words,
    h("h3", {}, "Who says it, and where"), (claim.said ?? []).length ? (claim.said ?? []).map(said => saying(page, said)) : h("p", {class: "note"}, "Nobody is named."), sources(page, id),
    claim.note ? [h("h3", {}, claim.kind === "question" ? "Note" : "Why this number"), h("p", {}, claim.note)] : "",
    h("h3", {}, "What bears on it"), into.length ? h("ul", {class: "rels"}, aimed.map(one => relationBelow(page, one, node))) : h("p", {class: "note"}, "Nothing."),
    h("h3", {}, "What it bears on"), leading.length ? h("ul", {class: "rels"}, leading.map(one => relationAbove(page, one))) : h("p", {class: "note"}, map.ends.has(id) ? "It is the conclusion." : "Nothing in the map."),
    (claim.tags ?? []).length ? h("div", {class: "tags"}, (claim.tags ?? []).map(tag => button({class: "tag", onclick: () => page.setFilter({tag})}, tag))) : "",
    state.view !== "read" || state.focus !== id ? h("div", {class: "acts sticky"}, button({class: "main", onclick: () => page.walk(id)}, "Put it in the middle")) : "");
}
