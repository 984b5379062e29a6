// The map as a picture, on the places that argmap's layout gives: cards as elements, lines in one drawing below them.
import { button, fill, h, svg } from "../pieces/dom.js";
import { labelChip } from "../pieces/labels.js";
import { pillWords } from "../pieces/step.js";
import { Stage } from "./stage.js";
import { two } from "../pieces/wording.js";

/** @typedef {import("../types.js").Page} Page */
/** @typedef {import("../types.js").Places} Places */

const READABLE = 0.6, TINY = 0.35;
/** @type {Record<string, string>} */
const HEADS = {arrow: "M0 0l-9-4v8z", bar: "M0-6h-4v12h4z", diamond: "M0 0l-5.5-4-5.5 4 5.5 4z"};
const KEYS = "The whole map. Arrow keys move it, plus and minus zoom, 0 fits it, F finds the claim in the middle, Shift and an arrow key walks from claim to claim, Enter opens it.";

/** @param {Page} page */
export function picture(page) {
  const el = h("div", {class: "stage", tabindex: 0, role: "group", "aria-label": KEYS});
  /** @type {{places: Places, world: HTMLElement, cards: Map<string, HTMLElement[]>, marks: Map<string, Element[]>, mini: HTMLElement, win: SVGElement}|null} */
  let drawn = null;
  const stage = new Stage(el, () => {
    if (!drawn) return;
    const {places, world, mini, win} = drawn, {scale, x, y} = stage, box = stage.box();
    world.style.transform = `translate(${x}px,${y}px) scale(${scale})`;
    world.classList.toggle("tiny", scale < TINY);
    mini.hidden = places.width * scale <= box.width + 1 && places.height * scale <= box.height + 1;
    for (const [name, value] of Object.entries({x: Math.max(0, -x / scale), y: Math.max(0, -y / scale), width: Math.min(places.width, box.width / scale), height: Math.min(places.height, box.height / scale)})) win.setAttribute(name, String(value));
  });
  const fit = () => { if (drawn) stage.fit(drawn.places.width, drawn.places.height); };
  const unlit = () => { for (const one of el.querySelectorAll(".off, .sel")) one.classList.remove("off", "sel"); };
  /** Pale what the claim has nothing to do with. @param {string} id */
  const light = id => {
    const on = related(page, id);
    for (const [claim, cards] of drawn?.cards ?? []) for (const card of cards) { card.classList.toggle("off", !on.has(claim)); card.classList.toggle("sel", claim === id); }
    for (const [relation, marks] of drawn?.marks ?? []) for (const mark of marks) mark.classList.toggle("off", !on.has(relation));
  };
  page.goTo = id => {
    const box = drawn?.places.boxes.find(([kind, of]) => of === id && kind === "card");
    if (!box) return;
    stage.centre(box[2] + box[4] / 2, box[3] + box[5] / 2);
    light(id);
    drawn?.cards.get(id)?.[0]?.focus({preventScroll: true});
  };
  /** @param {string} id */
  const open = id => { if (stage.dragged < 5) { page.openDetails(id); light(id); } };
  /** @param {Places} places */
  const build = places => {
    page.live.clear("map");
    const lines = svg("svg", {width: places.width, height: places.height, class: "lines", "aria-hidden": "true"}), world = h("div", {class: "world"}, lines);
    /** @type {Map<string, HTMLElement[]>} */ const cards = new Map();
    /** @type {Map<string, Element[]>} */ const marks = new Map();
    for (const one of places.lines) drawLine(page, one, lines, marks);
    for (const [kind, of, x, y, width, height] of places.boxes) {
      const box = page.map.claims[of] ? claimBox(page, of, kind, places.texts[of], open) : page.map.relations[of] ? pillBox(page, of, width) : h("div", {class: "mc source"}, h("span", {class: "cap"}, "source"), labelChip(page, of), h("span", {class: "t"}, (places.texts[of] ?? [page.map.name(of)]).join("\n")));
      Object.assign(box.style, {left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px`});
      const shelf = page.map.relations[of] ? marks : cards;
      const list = shelf.get(of);
      if (list) list.push(box); else shelf.set(of, [box]);
      world.append(box);
    }
    const win = svg("rect", {class: "win"}), mini = miniMap(page, places, win, stage);
    const tool = (/** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ act) => button({"aria-label": label, title: label, onclick: act}, text);
    fill(el, world, h("div", {class: "tools"}, tool("+", "+, zoom in", () => stage.zoomMiddle(1.3)), tool("−", "−, zoom out", () => stage.zoomMiddle(1 / 1.3)),
      tool("Fit", "Fit the whole map (0)", () => { unlit(); fit(); }), tool("Here", "Here: the claim in the middle (F)", () => page.goTo(page.state.focus))), mini);
    drawn = {places, world, cards, marks, mini, win};
  };
  el.addEventListener("keydown", event => {
    const arrow = {ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80]}[event.key];
    if (event.shiftKey && arrow) { const next = neighbour(page, /** @type {HTMLElement|null} */ (el.querySelector(".sel"))?.dataset.id ?? page.state.focus, event.key); if (next) page.goTo(next); }
    else if (arrow) stage.pan(arrow[0], arrow[1]);
    else if (event.key === "+" || event.key === "=") stage.zoomMiddle(1.3);
    else if (event.key === "-") stage.zoomMiddle(1 / 1.3);
    else if (event.key === "0") fit();
    else if (event.key === "f") page.goTo(page.state.focus);
    else if (event.key === "Enter" && /** @type {HTMLElement} */ (event.target).matches(".mc")) { stage.dragged = 0; /** @type {HTMLElement} */ (event.target).click(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const show = async () => {
    const {map} = await page.unpack();
    if (!map) { fill(el, h("p", {class: "empty"}, "This map came without a picture: read it, or look at the outline.")); return; }
    if (!drawn) build(map);
    if (page.map.added.length) page.toast("What you added has no place in the picture; the other views have it.");
    page.applyFilter();
    const {focus} = page.state;
    if (stage.fitting(map.width, map.height) > READABLE) { unlit(); fit(); if (focus !== page.map.home) light(focus); } else page.goTo(focus);
  };
  return {el, show, unlit};
}

/** @param {Page} page @param {string} id @param {string} kind @param {string[]|undefined} text @param {(id: string) => void} open */
function claimBox(page, id, kind, text, open) {
  const {map, play} = page, claim = map.claims[id], scored = play.isScored(id), filled = h("i"), tick = h("b"), score = h("span", {class: "num"});
  const box = h("div", {class: `mc ${map.worn(id)}${kind === "again" ? " again" : ""}`, "data-id": id, tabindex: -1, role: "button", onclick: () => open(id)},
    h("span", {class: "cap"}, kind === "again" ? `${id} · again` : `${map.worn(id)}${claim.implied ? " · implied" : ""}`), h("span", {class: "nums"}, labelChip(page, id), scored ? score : ""), h("span", {class: "t", dir: "auto"}, kind === "again" || !text ? claim.text : text.join("\n")),
    scored && kind !== "again" ? h("span", {class: "mb"}, filled, tick) : "");
  if (scored) page.live.add("map", () => {
    score.textContent = two(play.now(id));
    filled.style.width = `${play.now(id) * 100}%`;
    tick.style.left = `${play.number(play.key(id)) * 100}%`;
  });
  return box;
}

/** @param {Page} page @param {string} id @param {number} width */
function pillBox(page, id, width) {
  const relation = page.map.relations[id], dot = width < 12, box = h("div", {class: `mp ${page.map.look(id)}${dot ? " dot" : ""}${relation.unsure ? " unsure" : ""}`, "aria-hidden": "true"});
  if (!dot) page.live.add("map", () => { box.textContent = pillWords(page, id).replace("link not certain ?", "?"); });
  return box;
}

/** @param {Page} page @param {import("../types.js").Drawn} given @param {SVGElement} lines @param {Map<string, Element[]>} marks */
function drawLine(page, [id, head, steps], lines, marks) {
  /** @type {[number, number][]} */ const points = [];
  for (let place = 0; place < steps.length; place += 2) {
    const [x, y] = points[points.length - 1] ?? [0, 0];
    points.push([x + steps[place], y + steps[place + 1]]);
  }
  const type = page.map.relations[id] ? page.map.look(id) : "q", unsure = page.map.relations[id]?.unsure;
  const path = svg("path", {d: `M${points[0]}C${points.slice(1).map(point => point.join(",")).join(" ")}`, class: `e ${type}`}), made = [path];
  if (HEADS[head]) {
    const [x, y] = points[points.length - 1], before = [...points].reverse().find(point => Math.hypot(point[0] - x, point[1] - y) > 0.5) ?? points[0];
    made.push(svg("path", {d: HEADS[head], class: `hd ${type}${unsure ? " open" : ""}`, transform: `translate(${x} ${y}) rotate(${Math.round(Math.atan2(y - before[1], x - before[0]) * 180 / Math.PI)})`}));
  }
  const gap = page.map.relations[id]?.excludes ? 2.2 : 0;   // what goes both ways is a double line
  if (gap) made.splice(1, 0, svg("path", {d: path.getAttribute("d"), class: "e both", "stroke-width": gap}));
  lines.append(...made);
  page.live.add("map", () => { const width = page.play.isScored(id) ? 1 + 2 * page.play.now(id) : 1.2; path.style.strokeWidth = String(gap ? 2 * width + gap : width); });
  marks.set(id, [...(marks.get(id) ?? []), ...made]);
}

/** @param {Page} page @param {Places} places @param {SVGElement} win @param {Stage} stage */
function miniMap(page, places, win, stage) {
  const mini = svg("svg", {viewBox: `0 0 ${places.width} ${places.height}`, class: "mini", "aria-hidden": "true"});
  for (const [, of, x, y, width, height] of places.boxes) if (page.map.claims[of]) mini.append(svg("rect", {x, y, width, height, class: page.map.worn(of)}));
  mini.append(win);
  const box = stage.box(), scale = Math.min((box.width < 600 ? 110 : 320) / places.width, (box.width < 600 ? 170 : 280) / places.height);
  Object.assign(mini.style, {width: `${places.width * scale}px`, height: `${places.height * scale}px`});
  /** @param {PointerEvent} event */
  const jump = event => {
    const small = mini.getBoundingClientRect(), box = stage.box();
    stage.x = box.width / 2 - (event.clientX - small.left) / small.width * places.width * stage.scale;
    stage.y = box.height / 2 - (event.clientY - small.top) / small.height * places.height * stage.scale;
    stage.moved();
  };
  mini.addEventListener("pointerdown", event => { event.stopPropagation(); mini.setPointerCapture(event.pointerId); jump(event); });
  mini.addEventListener("pointermove", event => { if (event.buttons) jump(event); });
  return h("div", {class: "minibox"}, mini);
}

/** What a claim rests on and what rests on it, claims and relations. @param {Page} page @param {string} id */
function related({map}, id) {
  const on = new Set([id]);
  /** @param {(id: string) => string[]} next */
  const spread = next => { const waiting = [id]; while (waiting.length) for (const one of next(/** @type {string} */ (waiting.pop()))) if (!on.has(one)) { on.add(one); waiting.push(one); } };
  spread(one => [...(map.relations[one]?.from ?? []), ...map.bearing(one)]);
  spread(one => map.relations[one] ? [map.relations[one].to] : map.leading(one));
  for (const one of [...on]) for (const premise of map.relations[one]?.from ?? []) on.add(premise);
  return on;
}

/** The claim that lies that way along relations. @param {Page} page @param {string} id @param {string} key */
function neighbour({map}, id, key) {
  const up = map.leading(id).map(one => map.end(one)).find(Boolean);
  /** @param {string} claim */
  const below = claim => [...new Set(map.bearing(claim).flatMap(one => [...map.relations[one].from, ...map.bearing(one).flatMap(next => map.relations[next].from)]))];
  if (key === "ArrowUp") return up;
  if (key === "ArrowDown") return below(id)[0];
  const row = up ? below(up) : [];
  return row[row.indexOf(id) + (key === "ArrowRight" ? 1 : -1)];
}
