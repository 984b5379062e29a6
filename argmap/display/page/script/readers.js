// Two readers side by side: their numbers from credence files, what each comes to, and where they differ most.
import { link } from "./pieces/card.js";
import { button, fill, h } from "./pieces/dom.js";
import { cut, two } from "./pieces/wording.js";

/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./types.js").Reader} Reader */

const APART = 6;
/** @type {Record<string, "prior"|"strength"|"reliability">} */
const SECTIONS = {priors: "prior", strengths: "strength", reliability: "reliability"};

/**
 * Read a file of credences as argmap writes it: JSON, or YAML with one entry a line; what cannot be read is an error.
 * @param {string} text
 * @returns {Reader}
 */
export function readCredences(text) {
  /** @type {Reader} */ const reader = {name: "Reader", prior: {}, strength: {}, reliability: {}};
  if (text.trimStart().startsWith("{")) {
    const found = JSON.parse(text);
    if (found["argmap-credences"] !== 1) throw new Error("The file does not begin with argmap-credences: 1.");
    if (found.name) reader.name = String(found.name);
    for (const key in SECTIONS) for (const id in found[key] ?? {}) keep(reader, SECTIONS[key], id, found[key][id]);
    return reader;
  }
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/).map(line => line.replace(/(^|\s)#.*$/, "")).filter(line => line.trim());
  if (!/^argmap-credences:\s*1\s*$/.test(lines[0] ?? "")) throw new Error("The file does not begin with argmap-credences: 1.");
  let section = "";
  for (const line of lines.slice(1)) {
    const [, indent, key, value] = /^(\s*)([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (key === undefined) throw new Error(`“${cut(line, 40)}” is no entry.`);
    if (indent) keep(reader, SECTIONS[section], bare(key), +value);
    else if (key === "name") reader.name = bare(value);
    else if (SECTIONS[key] && value.startsWith("{")) {
      for (const entry of value.replace(/^\{|\}\s*$/g, "").split(",").filter(one => one.trim())) keep(reader, SECTIONS[key], bare(entry.split(":")[0]), +entry.split(":")[1]);
    } else section = key;
  }
  return reader;
}

/** @param {string} text */
const bare = text => text.trim().replace(/^(["'])(.*)\1$/, "$2");

/** @param {Reader} reader @param {"prior"|"strength"|"reliability"|undefined} section @param {string} id @param {unknown} value */
function keep(reader, section, id, value) {
  if (!section || typeof value !== "number" || !(value >= 0 && value <= 1)) throw new Error(`“${cut(id, 40)}” has no number from 0 to 1.`);
  (reader[section] ??= {})[id] = value;
}

/** The readers of a page, and what each comes to under the rule that is chosen. @param {Page} page */
const readers = page => (page.data.readers ?? []).map(reader => ({reader, ...page.play.under(reader)}));

/** What each reader comes to for a claim. @param {Page} page @param {string} id */
export function readersOf(page, id) {
  const box = h("ul", {class: "readers", "aria-label": "What each reader comes to"});
  page.live.add("read", () => {
    box.hidden = !(page.data.readers ?? []).length;
    if (!box.hidden) fill(box, readers(page).map(({reader, at, numbers}) => {
      const node = page.play.node(id), filled = h("i"), tick = h("b");
      filled.style.width = `${at[node] * 100}%`;
      tick.style.left = `${page.play.net.weight(node, numbers, at) * 100}%`;
      return h("li", {}, h("span", {class: "who"}, reader.name), h("span", {class: "mb"}, filled, tick), h("span", {class: "num"}, two(at[node])));
    }));
  });
  return box;
}

/** The box that compares readers and takes more of them in. @param {Page} page */
export function readersBox(page) {
  const body = h("div", {}), input = h("input", {type: "file", accept: ".yaml,.yml,.json", multiple: true, class: "vh", tabindex: -1, "aria-label": "Credence files"});
  input.addEventListener("change", async () => {
    for (const file of input.files ?? []) {
      try {
        const reader = readCredences(await file.text()), unknown = Object.values(SECTIONS).flatMap(section => Object.keys(reader[section] ?? {}).filter(id => !page.play.isScored(id) || page.play.section(id) !== section));
        page.data.readers = [...(page.data.readers ?? []), reader];
        page.toast(unknown.length ? `${reader.name}: left out ${unknown.slice(0, 3).join(", ")}, which this map does not have` : `${reader.name} was taken in`);
      } catch (error) { page.toast(`${file.name}: ${error instanceof Error ? error.message : error}`); }
    }
    input.value = "";
    page.redraw();
  });
  page.live.add("frame", () => fill(body, compared(page)));
  return h("section", {class: "box"}, h("h2", {}, "Two readers"), body, h("div", {class: "acts"}, button({onclick: () => input.click()}, "Take in a credence file"), input));
}

/** @param {Page} page */
function compared(page) {
  const {play, map} = page, all = readers(page);
  if (!all.length) return h("p", {class: "lead"}, "See what two people come to: take in the credence files that this page or argmap wrote for them.");
  const [a, b] = all.length > 1 ? all.slice(-2) : [{reader: {name: "The map"}, ...play.under({})}, all[0]], home = play.node(map.home);
  const apart = Object.entries(play.owner).map(([node, id]) => ({id, a: play.net.weight(+node, a.numbers, a.at), b: play.net.weight(+node, b.numbers, b.at)}))
    .filter(row => map.claims[row.id] && Math.abs(row.a - row.b) >= 0.005).sort((x, y) => Math.abs(y.a - y.b) - Math.abs(x.a - x.b));
  return [
    h("p", {class: "lead"}, home >= 0 ? `${a.reader.name} comes to ${two(a.at[home])}, ${b.reader.name} to ${two(b.at[home])}.` : "", apart.length ? " They differ most on these base scores:" : " They have the same base scores."),
    h("table", {class: "apart"}, h("thead", {}, h("tr", {}, h("th", {scope: "col"}, "Claim"), h("th", {scope: "col"}, a.reader.name), h("th", {scope: "col"}, b.reader.name))),
      h("tbody", {}, apart.slice(0, APART).map(row => h("tr", {}, h("td", {}, link(page, row.id, cut(map.claims[row.id].text, 60))), h("td", {class: "num"}, two(row.a)), h("td", {class: "num"}, two(row.b)))))),
    apart.length > APART ? h("p", {class: "lead"}, `and ${apart.length - APART} more`) : "",
    h("div", {class: "acts"}, all.slice(-2).map(({reader}) => button({onclick: () => { play.take(reader); page.redraw(); }}, `See it as ${reader.name} does`)))];
}
