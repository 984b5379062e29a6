// The labels that the page came with: whether claims and steps can be accepted together, as a mark and a word.
import { h, svg } from "./dom.js";

/** @typedef {import("../types.js").Page} Page */

const DISC = "M1 6a5 5 0 1 1 10 0a5 5 0 1 1-10 0z";
/** A disc with a tick, a ring with a cross, a ring that is half full. @type {Record<string, [cls: string, d: string][]>} */
const MARKS = {
  in: [["full", DISC], ["cut", "M3.6 6l1.8 2l3.2-4.1"]],
  out: [["ring", DISC], ["ring", "M4.1 4.1l3.8 3.8m-3.8 0l3.8-3.8"]],
  undecided: [["ring", DISC], ["full", "M6 1a5 5 0 0 0 0 10z"]],
};
/** @type {Record<string, string>} */
const NAMES = {i: "in", o: "out", u: "undecided"};
const MEANINGS = {in: "in: accepted", out: "out: rejected, or nothing for it holds", undecided: "undecided: neither can be shown"};

/** The label of a claim, a source or a step; empty where it has none. @param {Page} page @param {string} id */
export function labelOf(page, id) {
  const {claims, relations, sources} = page.map, letter = (claims[id] ?? relations[id] ?? sources[id])?.label;
  return NAMES[letter ?? ""] ?? "";
}

/** @param {string} label */
const mark = label => svg("svg", {viewBox: "0 0 12 12", width: 12, height: 12, class: "lm", "aria-hidden": "true"}, ...MARKS[label].map(([cls, d]) => svg("path", {class: cls, d})));

/** @param {Page} page @param {string} id */
export function labelChip(page, id) {
  const label = labelOf(page, id);
  return label ? h("span", {class: "label"}, mark(label), h("span", {class: "vh"}, "label "), label) : null;
}

/** What the labels mean, and that numbers play no part in them. @param {Page} page */
export function labelSigns(page) {
  const rule = page.data.labels, {claims} = page.map;
  if (rule == null) return null;
  const occur = new Set(Object.keys(claims).map(id => labelOf(page, id))), rows = Object.entries(MEANINGS).filter(([label]) => occur.has(label));
  return [h("ul", {class: "key"}, rows.map(([label, words]) => h("li", {}, mark(label), h("span", {}, words)))),
    h("p", {class: "lead"}, `Labels${rule ? `: ${rule}` : ""}. They are those that the map came with; what you change here does not move them.`)];
}
