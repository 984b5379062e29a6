// What leaves the page: the map as YAML with the reader's numbers and reasons in it, and a file of credences.
import { cut, plural } from "./pieces/wording.js";

/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./types.js").Room} Room */

/** Unpack what only the picture, the details and the downloads need. @param {string} packed @returns {Promise<import("./types.js").Unpacked>} */
export async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), letter => letter.charCodeAt(0));
  const found = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  for (const part of ["edits", "why"]) found[part] = Object.assign(Object.create(null), found[part]);   // an id may be called `constructor`
  if (found.map) found.map.texts = Object.assign(Object.create(null), found.map.texts);
  return found;
}

/** @param {number} value */
const rounded = value => +value.toFixed(6);

/** Add entries to a section of the file. @param {Room} room @param {string[]} entries @returns {[number, number, string]} */
const added = (room, entries) => [room.at, 0, room.open + entries.map(entry => room.each + entry).join(room.between) + room.close];

/**
 * The map's text with every changed number in it, and the claims whose number cannot stand there.
 * A prior is weighed by its sources in a map: so it is the reader's base score divided by how far these are relied on.
 * @param {Page} page
 */
export async function changedMap(page) {
  const {yaml, edits, claims, relations} = await page.unpack(), {play, map} = page, letters = [...yaml];
  /** @type {[number, number, string][]} */ const changes = [];
  /** @type {string[]} */ const left = [];
  for (const [id, value] of play.changes) {
    const edit = edits[id], number = play.section(id) === "prior" ? rounded(value / (play.relied(id) || NaN)) : rounded(value);
    if (map.isAdded(id)) continue;
    if (!edit || !(number <= 1)) left.push(id);
    else changes.push([edit[0], edit[1], `${edit[2] ?? ""}${number}${edit[3] ?? ""}`]);
  }
  // A claim that has a reason now would start at another default: so it says where it starts here.
  const bare = new Set(map.added.filter(one => one.type === "s").map(one => play.key(one.to)).filter(id => map.claims[id]?.default === "plain" && !play.changes.has(id)));
  for (const id of bare) changes.push([edits[id][0], edits[id][1], `${edits[id][2] ?? ""}${rounded(play.stated(id))}${edits[id][3] ?? ""}`]);
  if (map.added.length) {
    changes.push(added(claims, map.added.map(one => `${one.id}: {text: ${quoted(one.text)}, prior: ${rounded(play.number(one.id))}}`)));
    changes.push(added(relations, map.added.map(one => `{id: ${one.step}, premises: [${one.id}], ${one.type === "s" ? "supports" : "rebuts"}: ${quoted(one.to)}, strength: ${rounded(play.number(one.step))}}`)));
  }
  // From the end on; of two at one place the later one first, so that it comes to stand behind.
  for (const [at, length, text] of changes.reverse().sort((a, b) => b[0] - a[0])) letters.splice(at, length, ...text);
  return {text: letters.join(""), left};
}

/** @param {string} text */
const quoted = text => JSON.stringify(text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/gu, "\ufffd"));

/** A reader's numbers as `argmap compare` reads them: all that was changed, and what was marked as a view of one's own. @param {Page} page */
export function credences(page) {
  const {play, state, map, data} = page, ids = [...new Set([...play.changes.keys(), ...state.mine])].filter(id => !map.isAdded(id));
  /** @param {string} head @param {string} section */
  const part = (head, section) => {
    const own = ids.filter(id => play.section(id) === section);
    return own.length ? `${head}:\n${own.map(id => `  ${quoted(id)}: ${rounded(play.changes.get(id) ?? play.number(id))}\n`).join("")}` : "";
  };
  return `argmap-credences: 1\nname: Reader\nmap: ${quoted(cut(data.title, 300))}\n${part("priors", "prior")}${part("strengths", "strength")}${part("reliability", "reliability")}`;
}

/** @param {string} text @param {string} file */
function save(text, file) {
  const url = URL.createObjectURL(new Blob([text], {type: "text/yaml"})), anchor = document.createElement("a");
  Object.assign(anchor, {href: url, download: file});
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** @param {Page} page */
export async function downloadMap(page) {
  const {text, left} = await changedMap(page), stem = page.data.file.replace(/\.[^.]*$/, "");
  save(text, `${stem}-what-if.yaml`);
  if (left.length) page.toast(`${plural(left.length, "number")} could not go into the map, since its sources are relied on too little for a prior of at most 1: ${left.slice(0, 3).join(", ")}${left.length > 3 ? " …" : ""}. The credence file has ${left.length === 1 ? "it" : "them"}.`);
}

/** @param {Page} page */
export const downloadCredences = page => save(credences(page), "credences.yaml");
