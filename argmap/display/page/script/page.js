// One page, for a browser, for a notebook and for the documentation: `render({model, el}, data)` puts it into an element.
import { Argument } from "./argument.js";
import { aside, drawCruxes, drawMoved } from "./views/aside.js";
import { drawDetails } from "./views/details.js";
import { button, h, icon } from "./pieces/dom.js";
import { unpack } from "./downloads.js";
import { finder } from "./finder.js";
import { circleNote, menu, meter, rulePicker, whatIfChip } from "./head.js";
import { help, listen } from "./keys.js";
import { address, take } from "./links.js";
import { Live, VIEWS } from "./live.js";
import { drawOutline } from "./views/outline.js";
import { picture } from "./views/picture.js";
import { Play } from "./scoring/play.js";
import { drawReading } from "./views/reading.js";
import { plural, two } from "./pieces/wording.js";
import { connect } from "./notebook.js";

/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./types.js").View} View */

const LATE = 90, SPOKEN = 500, TOAST = 3500;
let pages = 0;

/**
 * @param {{model: import("./types.js").Model|null, el: HTMLElement}} where
 * @param {import("./types.js").Data} data
 * @returns {() => void} takes the page away again
 */
export function render({model, el}, data = model?.get("data")) {
  const number = ++pages, root = h("div", {class: `argmap-page${model ? " inside" : ""}`}), map = new Argument(data);
  /** @type {Promise<import("./types.js").Unpacked>|null} */ let packed = null;
  const page = /** @type {Page} */ (/** @type {unknown} */ ({
    el, root, model, data, map, play: new Play(data, map), live: new Live(), id: (/** @type {string} */ name) => `am${number}-${name}`,
    state: {focus: map.home, trail: [map.home], view: "read", details: null, mine: new Set(), held: false},
    filter: {kind: "", tag: "", source: "", unsure: false, open: false}, read: h("div", {class: "reading"}), ends: [],
    applyFilter: () => {}, unpack: () => packed ??= unpack(data.packed),
  }));
  const spoken = h("div", {class: "vh", role: "status"}), toast = h("div", {class: "toast", role: "status", hidden: true});
  let gone = 0;
  page.say = text => { spoken.textContent = text; };
  page.toast = text => { toast.textContent = text; toast.hidden = false; clearTimeout(gone); gone = setTimeout(() => { toast.hidden = true; }, TOAST); };
  const frame = build(page, spoken, toast);
  el.replaceChildren(root);
  holdStill(page);
  if (model) connect(page, model); else {
    const arrive = (/** @type {"replace"|"pop"} */ how) => {
      const {claim, view} = take(page, location.hash);
      page.show(view, false);
      page.walk(claim, null, how);
      frame.refresh();
    };
    const onPop = () => arrive("pop");
    addEventListener("popstate", onPop);
    page.ends.push(() => removeEventListener("popstate", onPop));
    arrive("replace");
  }
  frame.refresh();
  return () => { for (const end of page.ends) end(); page.live.parts.clear(); root.remove(); };
}

/** While a tick is held nothing may slide away under the finger: the middle keeps its height. @param {Page} page */
function holdStill(page) {
  const middle = () => /** @type {HTMLElement|null} */ (page.read.querySelector(".focus"));
  const letGo = () => { if (page.state.held) { page.state.held = false; middle()?.style.removeProperty("min-height"); page.redraw(); } };
  page.root.addEventListener("pointerdown", event => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== "range") return;
    page.state.held = true;
    const box = middle();
    if (box) box.style.minHeight = `${box.offsetHeight}px`;
  });
  for (const end of ["pointerup", "pointercancel"]) { addEventListener(end, letGo); page.ends.push(() => removeEventListener(end, letGo)); }
}

/** @param {Page} page @param {HTMLElement} spoken @param {HTMLElement} toast */
function build(page, spoken, toast) {
  const {root, map, state, play, data, model} = page, crumbs = h("ol", {}), outline = h("div", {class: "outline"});
  const back = button({class: "back", "aria-label": "Back one step (U)", onclick: () => page.back()}, icon("back"), h("span", {}, "Back"));
  const moved = h("div", {class: "movedbox"}), cruxHead = h("p", {class: "lead"}), cruxes = h("ol", {class: "cruxes"});
  const body = h("div", {class: "inner"}), details = h("section", {class: "drawer", role: "dialog", "aria-label": "Details of a claim", hidden: true}, body);
  const drawing = picture(page), search = finder(page), keys = help(), printOutline = () => { page.show("outline"); /** @type {HTMLElement|null} */ (outline.querySelector(".acts button"))?.click(); print(); };
  const more = menu(page, keys.open, printOutline), views = tabs(page);
  /** @type {Element|null} */ let opener = null;
  let outlined = "", late = 0, speech = 0;

  const refresh = () => { if (!state.held) drawCruxes(page, cruxHead, cruxes); drawMoved(page, moved); };
  page.redraw = () => {
    play.solve();
    page.live.draw(state.view);
    clearTimeout(late);
    late = setTimeout(() => {
      refresh();
      page.writeLink(true);
      clearTimeout(speech);
      speech = setTimeout(() => page.say(`${play.isScored(map.home) ? `Conclusion ${two(play.now(map.home))}; ` : ""}${plural(play.moved().length, "claim")} moved.`), SPOKEN);
      model?.set("what_if", play.given());
      model?.save_changes();
    }, LATE);
  };
  page.ends.push(() => { clearTimeout(late); clearTimeout(speech); });
  page.toTop = () => { if (model) scroller.scrollTo({top: 0}); else scrollTo({top: 0}); };
  page.writeLink = replace => {
    const next = address(page);
    if (!model && next !== location.hash) history[replace ? "replaceState" : "pushState"](null, "", next);
  };
  page.copyLink = async () => {
    page.writeLink(true);
    try { await navigator.clipboard.writeText(location.href); page.toast(`Link copied, with your what-if in it${map.added.length ? "; the reasons that you added go with the downloaded map alone" : ""}`); } catch { page.toast(location.href); }
  };
  page.openDetails = (id, focus = true) => {
    if (focus && details.hidden) opener = document.activeElement;
    state.details = id;
    drawDetails(page, id, body);
    details.hidden = false;
    details.scrollTop = 0;
    root.classList.add("opened");
    if (focus) body.querySelector("h2")?.focus({preventScroll: true});
  };
  page.closeDetails = () => {
    if (details.hidden) return false;
    details.hidden = true;
    state.details = null;
    root.classList.remove("opened");
    page.live.clear("details");
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    drawing.unlit();
    return true;
  };
  page.show = (view, write = true) => {
    state.view = view;
    root.dataset.view = view;
    views.mark(view);
    for (const one of VIEWS) panes[one].hidden = one !== view;
    page.live.draw(view);
    if (view === "map") drawing.show();
    if (view === "outline" && outlined !== outlineKey(page)) { outlined = outlineKey(page); drawOutline(page, outline, () => print()); }
    if (write) { page.writeLink(false); page.toTop(); }
  };
  page.walk = walker(page, () => { drawReading(page, crumbs, back); refresh(); });
  page.back = () => { if (state.trail.length > 1) page.walk(state.trail[state.trail.length - 2]); };
  const order = Object.keys(data.claims), next = (/** @type {number} */ by) => page.walk(order[(order.indexOf(state.focus) + by + order.length) % order.length]);
  const place = h("span", {class: "place"}), turn = h("div", {class: "turn"}, button({class: "back", "aria-label": "Claim before, in the map's own order (P)", onclick: () => next(-1)}, icon("back")), place, button({class: "back", "aria-label": "Next claim, in the map's own order (N)", onclick: () => next(1)}, icon("go")));
  page.live.add("frame", () => { place.textContent = `${order.indexOf(state.focus) + 1 || "–"} of ${order.length}`; });
  const panes = {
    read: pane(page, "read", h("nav", {class: "crumbs", "aria-label": "From the conclusion to here"}, back, crumbs, turn), page.read),
    map: pane(page, "map", h("div", {class: "mappane"}, drawing.el)), outline: pane(page, "outline", outline),
  };
  const dark = () => {
    const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    if (!model) document.documentElement.dataset.theme = root.dataset.theme;
  };
  const skip = model ? "" : h("a", {class: "skip", href: `#${page.id("main")}`, onclick: (/** @type {Event} */ event) => { event.preventDefault(); page.read.querySelector("h2")?.focus(); }}, "Skip to the argument");
  const scroller = h("div", {class: "scroller"},
    h("header", {class: "top"},
      h("div", {class: "in"}, h(model ? "h2" : "h1", {class: "title"}, data.title), search.box, rulePicker(page), button({class: "ib", "aria-label": "Light or dark (T)", title: "Light or dark (T)", onclick: dark}, icon("theme")), more.opener, more.list),
      h("div", {class: "in second"}, views.list, search.chip, whatIfChip(page), meter(page)), circleNote(page)),
    h(model ? "div" : "main", {id: page.id("main"), class: "layout"}, h("div", {class: "panes"}, VIEWS.map(view => panes[view])), aside(page, moved, cruxHead, cruxes)));
  root.append(...(skip ? [skip] : []), scroller, details, keys.box, toast, spoken);
  const outside = (/** @type {Event} */ event) => {
    const target = /** @type {Element} */ (event.target);
    if (!search.panel.hidden && !target.closest?.(".finder, .tag")) search.panel.hidden = true;
    if (!more.list.hidden && !more.list.contains(target) && !more.opener.contains(target)) more.close();
  };
  document.addEventListener("pointerdown", outside);
  page.ends.push(() => document.removeEventListener("pointerdown", outside));
  listen(page, {find: search.find, theme: dark, help: keys.open, single: keys.single, next, leave: () => search.leave() || more.leave() || page.closeDetails()});
  return {refresh};
}

/** @param {Page} page */
const outlineKey = page => `${page.play.rule.name} ${page.map.added.length}`;

/** @param {Page} page @param {View} view @param {any[]} kids */
const pane = (page, view, ...kids) => h("div", {role: "tabpanel", id: page.id(view), class: `pane ${view}`, "aria-labelledby": page.id(`tab-${view}`)}, kids);

/** @param {Page} page */
function tabs(page) {
  /** @type {[View, string][]} */ const names = [["read", "Read"], ["map", "Map"], ["outline", "Outline"]];
  const buttons = names.map(([view, name]) => button({role: "tab", id: page.id(`tab-${view}`), "aria-controls": page.id(view), onclick: () => page.show(view)}, name));
  const list = h("div", {class: "tabs", role: "tablist", "aria-label": "Views"}, buttons);
  list.addEventListener("keydown", event => {
    const by = {ArrowRight: 1, ArrowLeft: -1}[event.key], at = VIEWS.indexOf(page.state.view);
    if (by) { page.show(VIEWS[(at + by + VIEWS.length) % VIEWS.length]); buttons[VIEWS.indexOf(page.state.view)].focus(); }
  });
  /** @param {View} view */
  const mark = view => buttons.forEach((one, place) => { one.setAttribute("aria-selected", String(VIEWS[place] === view)); one.tabIndex = VIEWS[place] === view ? 0 : -1; });
  return {list, mark};
}

/** Walk into a claim: it grows into the middle, and the trail says how one came there. @param {Page} page @param {() => void} draw @returns {Page["walk"]} */
function walker(page, draw) {
  const {map, state, read, model} = page;
  return (id, from = null, how = "push") => {
    if (!map.claims[id]) return;
    const met = state.trail.indexOf(id), onwards = map.leading(id).some(one => map.end(one) === state.trail[state.trail.length - 1]);
    state.trail = met >= 0 ? state.trail.slice(0, met + 1) : onwards ? [...state.trail, id] : map.wayUp(id) ?? [id];
    state.focus = id;
    const go = () => {
      if (state.view !== "read" && how === "push") page.show("read", false);
      draw();
      page.live.draw(state.view);
      page.writeLink(how === "replace");
      if (how === "push") { page.toTop(); read.querySelector("h2")?.focus({preventScroll: true}); }
    };
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (document.startViewTransition && how === "push" && !still && !model && !document.hidden) {
      if (from instanceof HTMLElement && from.isConnected) {
        /** @type {HTMLElement|null} */ (read.querySelector(".focus"))?.style.setProperty("view-transition-name", "none");
        from.style.setProperty("view-transition-name", "focus");
      }
      const change = document.startViewTransition(go);
      for (const end of [change.ready, change.finished, change.updateCallbackDone]) end.catch(() => {});
    } else go();
    if (model && model.get("selected") !== id) { model.set("selected", id); model.save_changes(); }
    if (state.details) page.openDetails(id, false);
  };
}
