// The address of what is seen: the claim in the middle, the view, the rule, and every number that was changed.

/** @typedef {import("./types.js").Page} Page */

/** @param {Page} page */
export function address({play, state, data, map}) {
  const parts = [`c=${encodeURIComponent(map.isAdded(state.focus) ? map.home : state.focus)}`];
  if (state.view !== "read") parts.push(`v=${state.view}`);
  if (play.rule.name !== data.rule) parts.push(`s=${encodeURIComponent(play.rule.name)}`);
  const changes = [...play.changes].filter(([id]) => !map.isAdded(id)).map(([id, value]) => `${encodeURIComponent(id)}:${+value.toFixed(4)}`);
  if (changes.length) parts.push(`w=${changes.join(",")}`);
  return `#${parts.join("&")}`;
}

/** @param {string} hash @returns {Record<string, string>} */
function fields(hash) {
  /** @type {Record<string, string>} */ const found = Object.create(null);
  for (const part of hash.slice(1).split("&")) { const at = part.indexOf("="); if (at > 0) found[part.slice(0, at)] = part.slice(at + 1); }
  return found;
}

/** @param {string|undefined} text */
function decoded(text) {
  try { return decodeURIComponent(text ?? ""); } catch { return ""; }
}

/** Take the numbers and the rule of an address, and say which claim and view it names. @param {Page} page @param {string} hash */
export function take(page, hash) {
  const {c, v, s, w} = fields(hash), {play, map, data} = page, own = new Map([...play.changes].filter(([id]) => map.isAdded(id)));
  play.use(s ? decoded(s) : data.rule);
  play.reset();
  for (const [id, value] of own) play.set(id, value);
  for (const part of (w ?? "").split(",")) {
    const at = part.lastIndexOf(":"), id = decoded(part.slice(0, at)), value = +part.slice(at + 1);
    if (at > 0 && play.isScored(id) && value >= 0 && value <= 1) play.set(id, value);
  }
  play.solve();
  const claim = decoded(c), view = /** @type {import("./types.js").View} */ (["read", "map", "outline"].includes(v) ? v : "read");
  return {claim: map.claims[claim] ? claim : map.home, view};
}
