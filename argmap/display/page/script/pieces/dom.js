// Elements made by small functions: a text of the map only ever becomes text.

/** @param {any[]} kids */
const kept = kids => kids.flat(9).filter(kid => kid != null && kid !== false && kid !== "");

const PROPERTIES = new Set(["value", "checked", "disabled", "open", "hidden"]);

/**
 * Make an element: functions under `onevent` listen, `value`, `checked`, `hidden` and such are set, all else is an attribute.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>|null} [given]
 * @param {any[]} kids
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, given, ...kids) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value == null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) Object.assign(made, {[name]: value});
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...kept(kids));
  return made;
}

/**
 * @param {string} tag
 * @param {Record<string, any>|null} [given]
 * @param {any[]} kids
 * @returns {SVGElement}
 */
export function svg(tag, given, ...kids) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(given ?? {})) made.setAttribute(name, value);
  made.append(...kids);
  return made;
}

/**
 * Replace what stands in an element.
 * @param {Element} element
 * @param {any[]} kids
 */
export const fill = (element, ...kids) => element.replaceChildren(...kept(kids));

/** @param {Record<string, any>|null} given @param {any[]} kids */
export const button = (given, ...kids) => h("button", {type: "button", ...given}, ...kids);

const ICONS = {
  back: "M10 3 5 8l5 5", close: "m4 4 8 8M12 4l-8 8", find: "M7 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8m3 7 3.5 3.5",
  menu: "M2.5 4h11M2.5 8h11M2.5 12h11", go: "m6 3 5 5-5 5", undo: "M6 4 3 7l3 3M3 7h6a4 4 0 0 1 0 8", add: "M8 3v10M3 8h10",
  info: "M8 7v5M8 4v.5M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13", theme: "M8 2a6 6 0 1 0 6 6A4.5 4.5 0 0 1 8 2",
};

/** @param {keyof typeof ICONS} name @param {number} [size] */
export const icon = (name, size = 16) =>
  svg("svg", {viewBox: "0 0 16 16", width: size, height: size, class: "ic", "aria-hidden": "true"}, svg("path", {d: ICONS[name]}));

/** A sample of a line, as a relation of this type is drawn. @param {string} type */
export const line = type => h("i", {class: `ln ${type}`, "aria-hidden": "true"});
