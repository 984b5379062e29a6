// The chance of a claim as it came with the page: nothing here is worked out anew.
import { h } from "./dom.js";
import { two } from "./wording.js";

/** @typedef {import("../types.js").Page} Page */

/** @param {Page} page @param {string} id */
export function chanceOf(page, id) {
  const {chances} = page.data, ends = chances?.of[id];
  return chances && ends ? h("p", {class: "why"}, h("b", {}, `Chance ${ends.map(two).join(" to ")}`),
    ` (${chances.how}). It came with the page and follows the map's own numbers, not what you move here. It is a chance only if the map's numbers are.`) : "";
}

/** @param {Page} page */
export const chancesSaid = page => page.data.chances ? " Chances came with this page: the details of a claim have them." : "";
