// Who says a thing, by which act, where, and in which words.
import { h } from "./dom.js";

/** @param {import("../types.js").Page} page @param {import("../types.js").Said} said */
export function saying(page, [source, act, where, quote, certain, note]) {
  const via = page.map.sources[source]?.via;
  return h("div", {class: "saying"},
    h("p", {}, h("b", {}, page.map.name(source)), ` ${act}`, where ? h("span", {class: "where"}, ` · ${where}`) : "",
      certain === 0 ? h("span", {class: "chip"}, "attribution not certain") : "", via ? h("span", {class: "chip"}, `heard through ${page.map.short(via)}`) : ""),
    quote ? h("blockquote", {}, quote) : null, note ? h("p", {class: "note"}, note) : null);
}
