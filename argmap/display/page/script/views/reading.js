// The reading view: a claim in the middle, the reasons for it on the left, those against on the right, the strongest first.
import { card, link } from "../pieces/card.js";
import { fill, h, line } from "../pieces/dom.js";
import { focusCard } from "./focus.js";
import { step } from "../pieces/step.js";
import { capital, cut, inWords, plural } from "../pieces/wording.js";

/** @typedef {import("../types.js").Page} Page */

const MANY = 7, STRONGEST = 5;

/** Sort relations by what they add, the strongest first. @param {Page} page @param {string[]} relations */
export function strongest(page, relations) {
  const {play, map} = page;
  const size = new Map(relations.map(id => {
    const target = play.node(map.relations[id].to);
    return [id, play.isScored(id) && target >= 0 ? Math.abs(play.account(target).parts.get(play.node(id)) ?? 0) : 0];
  }));
  return [...relations].sort((a, b) => (size.get(b) ?? 0) - (size.get(a) ?? 0));
}

/** @param {Page} page @param {string[]} list */
function steps(page, list) {
  if (list.length < MANY) return h("ul", {class: "steps"}, list.map(id => step(page, id)));
  return [h("ul", {class: "steps go"}, list.slice(0, STRONGEST).map(id => step(page, id))), h("details", {class: "rest"},
    h("summary", {}, h("span", {class: "pill"}, capital(plural(list.length - STRONGEST, "weaker reason")))),
    h("ul", {class: "steps"}, list.slice(STRONGEST).map(id => step(page, id))))];
}

/** @param {Page} page @param {string} type @param {string} title @param {string} empty @param {string[]} list */
const column = (page, type, title, empty, list) => h("section", {class: `col ${type}${list.length ? "" : " none"}`, "aria-label": title},
  h("h3", {}, line(type), title), list.length ? steps(page, list) : h("p", {class: "empty"}, empty));

/** @param {Page} page @param {HTMLElement} crumbs @param {HTMLButtonElement} back */
export function drawReading(page, crumbs, back) {
  page.live.clear("read");
  const {map, state, read} = page, id = state.focus, all = map.bearing(id), quiet = all.filter(one => map.relations[one].quiet);
  /** @param {string} type */
  const side = type => strongest(page, all.filter(one => !map.relations[one].quiet && map.relations[one].type === type));
  const support = side("s"), against = side("r"), asks = map.leading(id).filter(one => map.relations[one].quiet), scored = page.play.isScored(id);
  trail(page, crumbs);
  back.disabled = state.trail.length < 2;
  const lean = !support.length && against.length ? "right" : support.length && !against.length ? "left" : "";
  fill(read, focusCard(page, id),
    scored ? h("div", {class: `cols ${lean}`},
      column(page, "s", support.length ? `${capital(plural(support.length, "reason"))} for it` : "For it", "Nothing in the map speaks for it.", support),
      column(page, "r", against.length ? `${capital(plural(against.length, "reason"))} against it` : "Against it", "Nothing in the map speaks against it.", against)) : "",
    quiet.length ? h("section", {class: "col q wide"}, h("h3", {}, line("q"), scored ? "Questions about it; not scored" : "What bears on this question; not scored"), h("ul", {class: "steps"}, quiet.map(one => step(page, one)))) : "",
    asks.length ? h("section", {class: "col q wide"}, h("h3", {}, line("q"), "It asks about, or answers"), h("ul", {class: "steps plain"}, asks.map(one => {
      const end = map.end(one);
      return h("li", {class: "step q"}, end ? card(page, "read", end) : map.name(map.relations[one].to));
    }))) : "");
  page.applyFilter();
}

/** @param {Page} page @param {HTMLElement} crumbs */
function trail(page, crumbs) {
  const {map, state, data} = page, text = (/** @type {string} */ id, /** @type {number} */ most) => cut(map.claims[id].text, most);
  if (state.trail.length > 1 || state.focus !== map.home) {
    fill(crumbs, state.trail.map((id, place) => h("li", {}, id === state.focus ? h("span", {"aria-current": "page"}, text(id, 46)) : link(page, id, place === 0 && id === map.home && map.ends.has(id) ? "Conclusion" : text(id, 38)))));
    return;
  }
  const others = data.conclusion.slice(1).map((id, place) => [place ? ", " : "", link(page, id, `“${text(id, 60)}”`)]);
  fill(crumbs, h("li", {class: "hint"}, h("span", {}, others.length ? [`This map has ${inWords(map.ends.size)} conclusions: this one, and `, others]
    : map.ends.size ? "You are at the conclusion. Click a reason to walk into it; it then stands here." : "This map names no conclusion; this is its first claim. Click a reason to walk into it.")));
}
