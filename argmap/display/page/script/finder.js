// Search and filter: one field and one panel for claims, quotes and people; what does not fit is dimmed, never taken away.
import { button, fill, h, icon } from "./pieces/dom.js";
import { capital, cut, plural, two } from "./pieces/wording.js";

/** @typedef {import("./types.js").Page} Page */

const HITS = 40;
/** @type {import("./types.js").Filter} */
const NOTHING = {kind: "", tag: "", source: "", unsure: false, open: false};

/** @param {Page} page */
const active = ({filter}) => !!(filter.kind || filter.tag || filter.source || filter.unsure || filter.open);

/** @param {Page} page @param {string} id @param {string} [query] */
function fits(page, id, query = "") {
  const {map, filter} = page, claim = map.claims[id], said = claim.said ?? [];
  const text = () => `${id} ${claim.text} ${said.map(one => `${map.name(one[0])} ${one[3] ?? ""}`).join(" ")}`.toLowerCase();
  return (!query || text().includes(query)) && (!filter.kind || claim.kind === filter.kind || map.role(id) === filter.kind)
    && (!filter.tag || (claim.tags ?? []).includes(filter.tag)) && (!filter.source || said.some(one => one[0] === filter.source))
    && (!filter.unsure || [...map.bearing(id), ...map.leading(id)].some(one => map.relations[one].unsure)) && (!filter.open || (claim.kind === "question" && !claim.answered));
}

/** @param {Page} page */
export function finder(page) {
  const {map, play, filter, el} = page;
  const hits = h("ul", {class: "hits"}), count = h("p", {class: "lead", role: "status"});
  const unsure = h("input", {type: "checkbox", onchange: () => page.setFilter({unsure: unsure.checked})}), open = h("input", {type: "checkbox", onchange: () => page.setFilter({open: open.checked})});
  /** @type {Record<string, HTMLSelectElement>} */ const selects = {};
  const find = h("input", {type: "search", placeholder: "Find a claim, a quote, a person", "aria-label": "Find a claim", autocomplete: "off", spellcheck: "false", "aria-controls": page.id("panel")});
  const panel = h("section", {class: "panel", id: page.id("panel"), "aria-label": "Search and filter", hidden: true},
    h("div", {class: "picks"}, picks(page, selects)),
    h("div", {class: "picks"}, h("label", {class: "check"}, unsure, "uncertain links"), h("label", {class: "check"}, open, "open questions"), button({class: "quietly", onclick: () => page.setFilter(NOTHING)}, "Clear filters")),
    count, hits);
  const chipText = h("span"), chip = button({class: "fchip", hidden: true, title: "Clear the filter", onclick: () => { page.setFilter(NOTHING); panel.hidden = true; }}, chipText, h("span", {class: "vh"}, "; clear the filter"), icon("close", 11));
  const results = () => {
    const query = find.value.trim().toLowerCase(), direct = (/** @type {string} */ id) => +map.claims[id].text.toLowerCase().includes(query);
    const all = Object.keys(map.claims).filter(id => fits(page, id, query)).sort((a, b) => direct(b) - direct(a));
    count.textContent = `${capital(plural(all.length, "claim"))}${query || active(page) ? "" : " in the map"}${all.length > HITS ? `; the first ${HITS} are listed` : ""}`;
    fill(hits, all.slice(0, HITS).map(id => h("li", {}, button({class: "hit", onclick: () => choose(id)}, h("span", {class: "kind"}, map.role(id)), h("span", {class: "t"}, map.claims[id].text), h("b", {}, play.isScored(id) ? two(play.now(id)) : "?")))));
  };
  /** @param {string} id */
  const choose = id => { panel.hidden = true; if (page.state.view === "map") page.goTo(id); else page.walk(id); };
  find.addEventListener("input", results);
  find.addEventListener("focus", () => { panel.hidden = false; results(); });
  const box = h("div", {class: "finder", role: "search"}, icon("find"), find, h("kbd", {"aria-hidden": "true"}, "/"), panel);
  box.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target === find) hits.querySelector("button")?.click();
    const stops = [find, ...hits.querySelectorAll("button")], at = stops.findIndex(one => one === event.target), by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by && at >= 0 && !panel.hidden) { event.preventDefault(); stops[Math.max(0, Math.min(stops.length - 1, at + by))].focus(); }
  });
  page.applyFilter = () => {
    const on = active(page);
    page.root.classList.toggle("filtering", on);
    for (const one of el.querySelectorAll("[data-id]")) {
      const id = one.getAttribute("data-id") ?? "";
      one.classList.toggle("dim", on && !!map.claims[id] && !fits(page, id) && !one.classList.contains("focus"));
    }
    const words = [filter.kind, filter.tag && `tag ${filter.tag}`, filter.source && map.short(filter.source), filter.unsure && "uncertain links", filter.open && "open questions"].filter(Boolean);
    chip.hidden = !on;
    chipText.textContent = on ? `${words.join(", ")}: ${Object.keys(map.claims).filter(id => fits(page, id)).length}` : "";
  };
  page.setFilter = change => {
    Object.assign(filter, change);
    for (const key of /** @type {("kind"|"tag"|"source")[]} */ (["kind", "tag", "source"])) selects[key].value = filter[key];
    unsure.checked = filter.unsure;
    open.checked = filter.open;
    page.applyFilter();
    results();
  };
  return {box, chip, find, panel, leave: () => { if (panel.hidden) return false; panel.hidden = true; find.blur(); return true; }};
}

/** @param {Page} page @param {Record<string, HTMLSelectElement>} selects */
function picks(page, selects) {
  const {map} = page;
  /** @type {Map<string, number>} */ const tags = new Map();
  /** @type {Map<string, number>} */ const talk = new Map();
  for (const claim of Object.values(map.claims)) {
    for (const tag of claim.tags ?? []) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    for (const source of new Set((claim.said ?? []).map(one => one[0]))) talk.set(source, (talk.get(source) ?? 0) + 1);
  }
  /** @param {string} label @param {"kind"|"tag"|"source"} key @param {[string, string][]} options */
  const pick = (label, key, options) => h("label", {class: "pick"}, h("span", {}, label),
    selects[key] = h("select", {onchange: (/** @type {any} */ event) => page.setFilter({[key]: event.target.value})}, h("option", {value: ""}, "all"), options.map(([value, text]) => h("option", {value}, text))));
  return [
    pick("Kind", "kind", [...new Set(Object.keys(map.claims).map(id => map.role(id)))].sort().map(kind => [kind, kind])),
    pick("Tag", "tag", [...tags].sort(([a], [b]) => a.localeCompare(b)).map(([tag, times]) => [tag, `${tag} (${times})`])),
    pick("Who", "source", [...talk].sort((a, b) => b[1] - a[1]).map(([source, times]) => [source, `${cut(map.name(source), 34)} (${times})`]))];
}
