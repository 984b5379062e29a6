// Beside the argument: what was changed and what it moved, what the claim in the middle hangs on, and the signs.
import { link } from "../pieces/card.js";
import { chancesSaid } from "../pieces/chances.js";
import { measure } from "../scoring/cruxes.js";
import { button, fill, h, icon, line } from "../pieces/dom.js";
import { labelSigns } from "../pieces/labels.js";
import { readersBox } from "../readers.js";
import { capital, cut, plural, together, two } from "../pieces/wording.js";

/** @typedef {import("../types.js").Page} Page */

const CRUXES = 5, MOVED = 9;

/** Name what a number belongs to. @param {Page} page @param {string} id */
export function label(page, id) {
  const {map} = page, relation = map.relations[id];
  if (map.claims[id]) return map.claims[id].text;
  if (!relation) return `How far ${map.short(id)} is relied on`;
  const sort = relation.type === "r" ? "against" : relation.type === "u" ? "that denies a step" : "for", to = map.claims[relation.to];
  return `Step (${together(relation.from.length) || cut(map.claims[relation.from[0]].text, 34)}) ${sort}${to ? ` “${cut(to.text, 40)}”` : ""}`;
}

/** @param {Page} page @param {HTMLElement} box */
export function drawMoved(page, box) {
  const {play, map, state} = page, changes = [...play.changes], list = play.moved(), [home] = [map.home];
  const rows = [...(list.includes(home) ? [home] : []), ...list.filter(id => id !== home)].slice(0, MOVED);
  fill(box,
    changes.length ? h("ul", {class: "changes"}, changes.map(([id, value]) => h("li", {}, h("span", {class: "t"}, cut(label(page, id), 76)),
      h("span", {class: "fromto"}, `${two(before(page, id))} → ${two(value)}`),
      button({class: "x", "aria-label": `Put back: ${cut(label(page, id), 40)}`, onclick: () => { play.set(id, null); page.redraw(); }}, icon("undo", 13))))) : "",
    map.added.length ? h("ul", {class: "changes"}, map.added.map(one => h("li", {}, h("span", {class: "t"}, link(page, one.id, cut(one.text, 76))), h("span", {class: "fromto"}, one.type === "s" ? "reason" : "objection"),
      button({class: "x", "aria-label": `Take away: ${cut(one.text, 40)}`, onclick: () => takeAway(page, one.id)}, icon("undo", 13))))) : "",
    changes.length || map.added.length ? [
      h("p", {class: "lead"}, list.length ? `${capital(plural(list.length, "claim"))} moved by 0.01 or more.` : "No claim moved by as much as 0.01."),
      h("ul", {class: "moved"}, rows.map(id => {
        const up = play.now(id) > play.was(id);
        return h("li", {}, h("span", {class: "arrow", "aria-hidden": "true"}, up ? "▲" : "▼"), link(page, id, cut(map.claims[id].text, 62)),
          h("span", {class: "fromto"}, h("span", {class: "vh"}, up ? "rose from " : "fell from "), `${two(play.was(id))} → ${two(play.now(id))}`));
      })),
      list.length > MOVED ? h("p", {class: "lead"}, `and ${list.length - MOVED} more`) : "",
      h("div", {class: "acts"}, button({onclick: () => resetAll(page)}, "Reset all"), page.model ? null : button({onclick: () => page.copyLink()}, "Copy link"))]
      : h("p", {class: "lead"}, `Drag the dark tick on any bar to ask: what if this were more, or less, likely? Everything above it moves at once; ${page.model ? "Python sees the numbers as what_if" : "nothing is saved until you copy the link or download"}.`),
    state.mine.size ? h("p", {class: "lead"}, `${capital(plural(state.mine.size, "number"))} marked as your own view.`) : "");
}

/** The number that a change replaced. @param {Page} page @param {string} id */
const before = (page, id) => page.play.section(id) === "prior" ? page.play.stated(id) * page.play.relied(id) : page.play.stated(id);

/** @param {Page} page */
export function resetAll(page) {
  page.play.reset();
  page.redraw();
  page.say("All numbers are the map's own again.");
}

/** @param {Page} page @param {string} id */
function takeAway(page, id) {
  page.map.drop(id);
  page.play.build();
  page.walk(page.map.claims[page.state.focus] ? page.state.focus : page.map.home, null, "replace");
  page.redraw();
}

/** @param {Page} page @param {HTMLElement} head @param {HTMLElement} box */
export function drawCruxes(page, head, box) {
  const {play, map, state} = page, id = state.focus;
  if (!play.isScored(id)) {
    head.textContent = "A question has no score, so nothing moves it.";
    fill(box);
    return;
  }
  measure(play, play.key(id), found => {
    if (state.focus !== id) return;
    const rows = found.filter(row => Math.abs(row.high - row.low) >= 0.0005).slice(0, CRUXES), now = play.now(id), [top] = rows;
    const hangs = /** @type {HTMLElement|null} */ (page.read.querySelector(".hangs"));
    if (hangs) {
      hangs.hidden = !top || Math.abs(top.high - top.low) < 0.005;
      if (top) hangs.textContent = `It hangs most on “${cut(map.claims[top.id].text, 90)}”: ${two(top.low)} if that were false, ${two(top.high)} if it were true.`;
    }
    head.textContent = rows.length ? `Where ${id === map.home && map.ends.has(id) ? "the conclusion" : "this claim"} would stand if one of these were false (○) or true (●). Now ${two(now)}.` : "Nothing bears on it; it stands where its base score puts it.";
    fill(box, chart(page, rows, now));
  });
}

/** @param {Page} page @param {import("../scoring/cruxes.js").Crux[]} rows @param {number} now */
function chart(page, rows, now) {
  if (!rows.length) return [];
  const ends = rows.flatMap(row => [row.low, row.high]), least = Math.min(now, ...ends), most = Math.max(now, ...ends);
  const from = Math.max(0, Math.floor(least * 20 - 0.2) / 20), to = Math.min(1, Math.max(from + 0.1, Math.ceil(most * 20 + 0.2) / 20));
  /** @param {HTMLElement} mark @param {number} value */
  const at = (mark, value) => { mark.style.left = `${(value - from) / (to - from) * 100}%`; return mark; };
  const items = rows.map(row => {
    const low = Math.min(row.low, row.high), high = Math.max(row.low, row.high), span = at(h("i", {class: "seg"}), low);
    span.style.width = `${(high - low) / (to - from) * 100}%`;
    return h("li", {}, link(page, row.id, cut(page.map.claims[row.id].text, 84), "cx"), h("div", {class: "span"},
      h("span", {class: "v", "aria-hidden": "true"}, two(low)),
      h("span", {class: "plot", "aria-hidden": "true"}, at(h("i", {class: "now"}), now), span, at(h("i", {class: "end nil"}), row.low), at(h("i", {class: "end"}), row.high)),
      h("span", {class: "v", "aria-hidden": "true"}, two(high)), h("span", {class: "vh"}, `${two(row.low)} if false, ${two(row.high)} if true`)));
  });
  return [items, h("li", {class: "axis", "aria-hidden": "true"}, h("span", {class: "v"}), h("span", {class: "plot"}, h("b", {}, two(from)), h("b", {}, two(to))), h("span", {class: "v"}))];
}

/** The signs that the page uses. */
export function signs() {
  /** @param {Node} sign @param {string} words */
  const row = (sign, words) => h("li", {}, sign, h("span", {}, words));
  const sample = h("span", {class: "mb"}, h("i", {class: "some"}), h("b", {class: "some"}));
  return h("ul", {class: "key"}, row(line("s"), "supports: solid, arrow"), row(line("r"), "rebuts: dashed, bar"), row(line("u"), "denies a step: dotted, diamond"),
    row(line("q"), "asks or answers; not scored"), row(sample, "score from 0 to 1; the tick is the base score"), row(h("span", {class: "pill unsure"}, "?"), "it is not certain that the link is there"));
}

/** @param {Page} page @param {HTMLElement} moved @param {HTMLElement} head @param {HTMLElement} cruxes */
export function aside(page, moved, head, cruxes) {
  const {data} = page, from = Object.values(data.documents).map(one => one.title ? `; from “${one.title}”${one.author ? ` by ${one.author}` : ""}` : "").join("");
  /** @param {string} title @param {any[]} kids */
  const box = (title, ...kids) => h("section", {class: "box"}, h("h2", {}, title), kids);
  return h("aside", {class: "side", "aria-label": "What if, and what it hangs on"}, box("What if", moved), box("What it hangs on", head, cruxes),
    data.readers?.length ? readersBox(page) : null, box("Signs", signs(), labelSigns(page), h("p", {class: "lead"}, "Scores are degrees of support, not probabilities.", chancesSaid(page)),
      h("p", {class: "lead"}, `This map: ${plural(Object.keys(data.claims).length, "claim")}, ${plural(Object.keys(data.relations).length, "relation")}${from}.`)), data.readers?.length ? null : readersBox(page));
}
