// A claim as a card: kind, who says it, chips, score, text, and the bar whose tick is the base score and can be dragged.
import { button, h, icon, line } from "./dom.js";
import { labelChip } from "./labels.js";
import { cut, moved, two } from "./wording.js";

/** @typedef {import("../types.js").Page} Page */

/** Say where the base score of a claim comes from. @param {Page} page @param {string} id */
export function whence(page, id) {
  const {play} = page, key = play.key(id), relied = play.relied(key), stated = play.stated(key);
  if (play.isChanged(key)) return `you set ${two(play.number(key))}; the map has ${two(stated)}`;
  if (relied > 0.9995) return `prior ${two(stated)}${page.map.claims[key]?.default === "derived" ? ", the map's default for claims with reasons" : ""}`;
  return `${two(stated)} from the file, counted as ${two(play.number(key))}, since it is ${secondHand(page, id) ? "heard second-hand" : "as good as its sources"}`;
}

/** @param {Page} page @param {string} id */
const secondHand = (page, id) => (page.map.claims[id].said ?? []).some(([source]) => page.map.sources[source]?.via);

/** @param {Page} page @param {string} part @param {string} id @param {string} [size] */
export function bar(page, part, id, size = "") {
  const {play} = page, key = play.key(id), text = cut(page.map.claims[id].text, 70);
  const filled = h("span", {class: "fill"}), ghost = h("span", {class: "ghost", hidden: true});
  const input = h("input", {type: "range", min: 0, max: 1, step: 0.01, "aria-label": `Base score of “${text}”`});
  input.addEventListener("input", () => page.play.set(key, +input.value));
  input.addEventListener("input", page.redraw);
  const box = h("div", {class: `bar ${size}`}, h("span", {class: "track"}), ghost, filled, input);
  page.live.add(part, () => {
    if (!play.isScored(id)) return;
    const score = play.now(id), number = play.number(key);
    filled.style.width = `${score * 100}%`;
    ghost.hidden = Math.abs(score - play.was(id)) < 0.005;
    ghost.style.left = `${play.was(id) * 100}%`;
    if (document.activeElement !== input || Math.abs(+input.value - number) > 0.006) input.value = String(number);
    input.setAttribute("aria-valuetext", `base score ${two(number)}, ${whence(page, id)}; score ${two(score)}`);
    box.classList.toggle("changed", play.isChanged(key));
  });
  return box;
}

/** The score of a claim and how far it moved. @param {Page} page @param {string} part @param {string} id @param {"span"|"strong"} [tag] */
export function number(page, part, id, tag = "span") {
  const score = h(tag, {class: "num"}), delta = h("span", {class: "delta"});
  page.live.add(part, () => {
    if (!page.play.isScored(id)) return;
    score.textContent = two(page.play.now(id));
    delta.textContent = moved(page.play.now(id), page.play.was(id));
  });
  return h("span", {class: "nums"}, delta, score);
}

/** @param {Page} page @param {string} id */
export function chips(page, id) {
  const {map} = page, claim = map.claims[id], said = claim.said ?? [];
  /** @type {[string, string][]} */ const found = [];
  if (claim.implied && said[0]?.[1] !== "implies") found.push(["implied", "Nobody says it outright; the map's maker reads it between the lines"]);
  if (claim.same) found.push(["said again", `It restates ${claim.same}, and adds no weight`]);
  const heard = said.find(([source]) => map.sources[source]?.via);
  if (said.some(([source]) => map.sources[source]?.kind === "hearsay")) found.push(["hearsay", "Rests on hearsay"]);
  else if (heard && (said.length === 1 || page.play.relied(id) < 0.9995)) found.push(["second-hand", `Heard through ${map.short(map.sources[heard[0]].via ?? "")}`]);
  if (claim.hedge) found.push([`“${claim.hedge}”`, "How the speaker hedges it"]);
  if (claim.kind === "question") found.push([claim.answered ? "answered" : "open", ""]);
  return found.map(([text, why]) => h("span", {class: text.startsWith("“") ? "chip hedge" : "chip", title: why || null}, text));
}

/** How much stands below a claim. @param {Page} page @param {string} id */
function below(page, id) {
  const sides = page.map.sides(id), words = {s: "for", r: "against", q: "asked"};
  return h("span", {class: "more"}, Object.entries(words).map(([type, word]) =>
    sides[type] ? [line(type), h("span", {}, String(sides[type]), h("span", {class: "wd"}, ` ${word}`))] : null));
}

/** A link that walks into a claim. @param {Page} page @param {string} id @param {any} text @param {string} [cls] */
export function link(page, id, text, cls) {
  const here = page.model ? "" : location.pathname.split("/").pop();
  return h("a", {
    href: `${here}#c=${encodeURIComponent(id)}`, class: cls, dir: "auto",
    onclick: (/** @type {MouseEvent} */ event) => {
      if ((event.metaKey || event.ctrlKey || event.shiftKey) && !page.model) return;
      event.preventDefault();
      page.walk(id, /** @type {Element} */ (event.currentTarget).closest(".card, .row"));
    },
  }, text);
}

/** @param {Page} page @param {string} part @param {string} id @param {string} [cls] */
export function card(page, part, id, cls = "") {
  const {map, play} = page, claim = map.claims[id], scored = play.isScored(id);
  return h("article", {class: `card ${map.worn(id)} ${cls}`, "data-id": id},
    h("div", {class: "meta"}, h("span", {class: "kind"}, map.worn(id)), h("span", {class: "who"}, map.speaker(id)), chips(page, id),
      below(page, id), labelChip(page, id), scored ? number(page, part, id) : null),
    link(page, id, claim.text, "text"),
    h("div", {class: "tail"}, scored ? bar(page, part, id) : h("span", {class: "grow"}),
      button({class: "info", title: "Details", "aria-label": `Details of “${cut(claim.text, 50)}”`, onclick: () => page.openDetails(id)}, icon("info", 15))));
}
