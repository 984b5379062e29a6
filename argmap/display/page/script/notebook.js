// The page as a widget: what a reader changes goes to Python, and what Python changes is drawn.

/** @typedef {import("./types.js").Page} Page */

/** @param {Page} page @param {import("./types.js").Model} model */
export function connect(page, model) {
  const {play} = page, same = () => JSON.stringify(play.given()) === JSON.stringify({...play.given(), ...model.get("what_if")});
  const onNumbers = () => { if (!same()) { play.take(model.get("what_if")); page.redraw(); } };
  const onSelected = () => { const id = model.get("selected"); if (id && id !== page.state.focus) page.walk(id, null, "replace"); };
  play.take(model.get("what_if"));
  play.solve();
  page.show("read", false);
  page.walk(page.map.claims[model.get("selected")] ? model.get("selected") : page.map.home, null, "replace");
  model.on?.("change:what_if", onNumbers);
  model.on?.("change:selected", onSelected);
  page.ends.push(() => { model.off?.("change:what_if", onNumbers); model.off?.("change:selected", onSelected); });
}
