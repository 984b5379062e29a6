// A slider for the strength of a step, the reliability of a source, or a base score among the details.
import { button, h } from "./dom.js";
import { two } from "./wording.js";

/** @param {import("../types.js").Page} page @param {string} part @param {string} label @param {string} id */
export function slider(page, part, label, id) {
  const {play} = page, key = play.key(id), shown = h("output");
  const input = h("input", {type: "range", min: 0, max: 1, step: 0.01, "aria-label": label});
  input.addEventListener("input", () => { play.set(key, +input.value); page.redraw(); });
  const back = button({class: "quietly", "aria-label": `Put back: ${label}`, onclick: () => { play.set(key, null); page.redraw(); input.focus(); }}, "Put back");
  page.live.add(part, () => {
    if (!play.isScored(key)) return;
    const value = play.section(key) === "reliability" ? play.numbers.base[play.node(key)] : play.number(key);
    if (document.activeElement !== input || Math.abs(+input.value - value) > 0.006) input.value = String(value);
    shown.textContent = two(value);
    back.hidden = !play.isChanged(key);
    input.style.setProperty("--at", String(value));
  });
  return h("div", {class: "slide"}, input, shown, back);
}
