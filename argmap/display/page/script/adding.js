// A reader's own reason or objection: added to the map on the page, scored at once, and written into the map that is downloaded.
import { button, h, icon } from "./pieces/dom.js";

/** @typedef {import("./types.js").Page} Page */

/** The two buttons, and the form that opens. @param {Page} page @param {string} id */
export function addButtons(page, id) {
  const text = h("textarea", {rows: 2, required: true, maxlength: 2000, "aria-label": "The sentence"}), words = h("p", {class: "lead"});
  /** @type {"s"|"r"} */ let type = "s";
  const form = h("form", {class: "adding", hidden: true}, words, text, h("div", {class: "acts"}, h("button", {type: "submit", class: "main"}, "Add it"), button({onclick: () => { form.hidden = true; }}, "Leave it")));
  form.addEventListener("submit", event => {
    event.preventDefault();
    const sentence = text.value.trim();
    if (!sentence) return;
    add(page, sentence, page.play.key(id), type);
  });
  /** @param {"s"|"r"} sort */
  const open = sort => {
    type = sort;
    words.textContent = `Your ${sort === "s" ? "reason for" : "objection to"} this claim, in a whole sentence. It starts at 0.50; drag its tick afterwards.`;
    form.hidden = false;
    text.focus();
  };
  return [button({onclick: () => open("s")}, icon("add", 13), "Add a reason"), button({onclick: () => open("r")}, icon("add", 13), "Add an objection"), form];
}

/** @param {Page} page @param {string} text @param {string} to @param {"s"|"r"} type */
function add(page, text, to, type) {
  const {map, play, data} = page;
  /** @param {string} stem */
  const unused = stem => {
    let number = 1;
    while (map.claims[stem + number] || map.relations[stem + number] || data.taken?.includes(stem + number)) number++;
    return stem + number;
  };
  map.add({id: unused("added_"), step: unused("added_step_"), text, to, type});
  play.build();
  page.walk(to, null, "replace");
  page.redraw();
  page.say(`${type === "s" ? "Reason" : "Objection"} added.`);
}
