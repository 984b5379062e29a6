// A reader's numbers: what was changed, what it moves, and the scores under the rule that was chosen.
import { CLAIM, Network } from "./network.js";
import { account, printed } from "./parts.js";
import { solve } from "./solving.js";

/** @typedef {import("../types.js").Given} Given */
/** @typedef {"prior"|"strength"|"reliability"} Section */

export class Play {
  /** @type {Network} */ net;
  /** @type {import("./network.js").Numbers} */ numbers;
  /** @type {Float64Array} */ score;
  /** @type {Float64Array} */ first;
  /** @type {Float64Array} */ spare;
  /** @type {Record<number, string>} */ owner;
  /** @type {Record<number, string[]>} */ shared;
  /** @type {Record<string, string[]>} */ backs;
  /** @type {import("./solving.js").Report} */ report;
  /** @type {Map<number, import("./parts.js").Account>} */ accounts;

  /** @param {import("../types.js").Data} data @param {import("../argument.js").Argument} map */
  constructor(data, map) {
    this.data = data;
    this.map = map;
    this.rule = data.rules.find(rule => rule.name === data.rule) ?? data.rules[0];
    /** @type {Map<string, number>} */ this.changes = new Map();
    this.build();
  }

  /** Make the nodes anew, with what was added, and take the changes along. */
  build() {
    this.net = new Network(this.data.net, this.map.added);
    this.numbers = this.net.numbers();
    this.score = new Float64Array(this.net.size);
    this.first = new Float64Array(this.net.size);
    this.spare = new Float64Array(this.net.size);
    this.owner = this.owners();
    this.shared = {};
    this.backs = Object.create(null);
    for (const id in this.map.relations) { const twin = this.map.relations[id].twin; if (twin && this.node(id) >= 0) (this.backs[twin] ??= []).push(id); }
    for (const id in this.net.relation) if (this.net.relation[id] >= 0) (this.shared[this.net.relation[id]] ??= []).push(id);
    for (const [id, value] of [...this.changes]) if (this.node(id) >= 0) this.write(this.numbers, id, value); else this.changes.delete(id);
    this.baseline();
    this.solve();
  }

  owners() {
    /** @type {Record<number, string>} */ const found = {};
    for (const id in this.net.claim) if (!(this.net.claim[id] in found) || !this.map.claims[id]?.same) found[this.net.claim[id]] = id;
    return found;
  }

  /** @param {string} id @returns {number} */
  node(id) {
    const {claim, relation, source} = this.net;
    return Object.hasOwn(claim, id) ? claim[id] : Object.hasOwn(relation, id) ? relation[id] : Object.hasOwn(source, id) ? source[id] : -1;
  }

  /** The id under which a number is kept: that of the claim that is restated, of the relation whose other direction this is. */
  /** @param {string} id */
  key(id) { return Object.hasOwn(this.net.claim, id) ? this.owner[this.net.claim[id]] : this.map.relations[id]?.twin ?? id; }
  /** @param {string} id @returns {Section} */
  section(id) { return Object.hasOwn(this.net.claim, id) ? "prior" : Object.hasOwn(this.net.relation, id) ? "strength" : "reliability"; }
  /** @param {string} id */ isScored(id) { return this.node(id) >= 0; }
  /** @param {string} id */ now(id) { return this.score[this.node(id)]; }
  /** @param {string} id */ was(id) { return this.first[this.node(id)]; }
  /** @param {string} id */ isChanged(id) { return this.changes.has(this.key(id)); }

  /** The number as it counts now: a claim's base score, a step's strength, a source's own reliability. @param {string} id */
  number(id) {
    const node = this.node(id);
    if (this.section(id) === "strength") return this.changes.get(this.key(id)) ?? this.stated(id);
    return this.net.weight(node, this.numbers, this.score);
  }

  /** The other directions of a relation. @param {string} id */
  twins(id) { return this.map.relations[id] ? this.backs[id] ?? [] : []; }

  /** The number in the file. @param {string} id */
  stated(id) { return this.map.relations[id]?.strength ?? this.net.base[this.node(id)]; }

  /** How far the best of a claim's sources is relied on; 1 where it rests on none. @param {string} id */
  relied(id) {
    const heard = this.net.inputs[this.node(id)];
    return this.net.kind[this.node(id)] === CLAIM && heard.length ? Math.max(...heard.map(source => this.score[source])) : 1;
  }

  /** @param {import("./network.js").Numbers} numbers @param {string} id @param {number|null} value null for the map's own */
  write(numbers, id, value) {
    const node = this.node(id);
    if (this.section(id) === "strength") {
      for (const one of [id, ...this.twins(id)]) {
        const others = this.shared[this.node(one)].map(each => this.key(each) === id ? value ?? this.stated(each) : this.changes.get(this.key(each)) ?? this.stated(each));
        numbers.base[this.node(one)] = Math.max(...others);
      }
      return;
    }
    numbers.base[node] = value ?? this.net.base[node];
    numbers.given[node] = value === null ? 0 : 1;
  }

  /** @param {string} id @param {number|null} value */
  set(id, value) {
    const key = this.key(id);
    if (!this.isScored(key)) return;
    // A number given for what sources are heard on stands even where it is the same: their reliability moves it no more.
    const heard = this.section(key) === "prior" && this.net.inputs[this.node(key)].length > 0, back = value === null || (!heard && value === this.stated(key));
    if (back) this.changes.delete(key); else this.changes.set(key, /** @type {number} */ (value));
    this.write(this.numbers, key, back ? null : value);
  }

  reset() { for (const id of [...this.changes.keys()]) this.set(id, null); }

  /** What was changed, as `score` takes it: not the numbers of what was added. @returns {Given} */
  given() {
    /** @type {Given} */ const found = {prior: Object.create(null), strength: Object.create(null), reliability: Object.create(null)};
    for (const [id, value] of this.changes) if (!this.map.isAdded(id)) for (const one of [id, ...this.twins(id)]) found[this.section(id)][one] = value;
    return found;
  }

  /** Put other changes in the place of these. @param {Partial<Given>|null|undefined} given */
  take(given) {
    this.reset();
    for (const section of /** @type {Section[]} */ (["prior", "strength", "reliability"])) {
      for (const [id, value] of Object.entries(given?.[section] ?? {})) {
        if (this.isScored(id) && this.section(id) === section && value >= 0 && value <= 1) this.set(id, value);
      }
    }
  }

  solve() { this.report = solve(this.net, this.rule, this.numbers, this.score); this.accounts = new Map(); }
  baseline() { solve(this.net, this.rule, this.net.numbers(), this.first, {budget: 200}); }

  /** @param {string} name */
  use(name) {
    this.rule = this.data.rules.find(rule => rule.name === name) ?? this.rule;
    this.baseline();
    this.solve();
  }

  /** The scores that other numbers give. @param {Partial<Given>} given */
  under(given) {
    const numbers = this.net.numbers(), at = new Float64Array(this.net.size), kept = this.changes;
    this.changes = new Map();
    for (const section of /** @type {Section[]} */ (["prior", "strength", "reliability"])) {
      for (const [id, value] of Object.entries(given[section] ?? {})) if (this.isScored(id)) this.write(numbers, this.key(id), value);
    }
    this.changes = kept;
    solve(this.net, this.rule, numbers, at);
    return {numbers, at};
  }

  /** @param {number} node @returns {import("./parts.js").Account} */
  account(node) {
    const known = this.accounts.get(node);
    if (known) return known;
    const found = account(this.net, this.rule, this.numbers, this.score, node);
    this.accounts.set(node, found);
    return found;
  }

  /** @param {number} node */ printed(node) { return printed(this.account(node), this.score[node]); }

  /** What a node would be without one of the relations that bear on it. @param {number} node @param {number} arg */
  without(node, arg) {
    return this.net.value(this.rule, node, this.numbers, this.score, this.net.forces(node, this.score).filter(force => force[2] !== arg));
  }

  /** @param {number} node @param {number} arg */
  sign(node, arg) { return this.net.signs[node][this.net.args[node].indexOf(arg)] ?? 0; }

  /** A claim's score if another claim were false, or true. @param {number} target @param {number} node @param {number} value */
  held(target, node, value) { solve(this.net, this.rule, this.numbers, this.spare, {node, value}); return this.spare[target]; }

  /** The claims by whose numbers another one could be moved. @param {number} target @returns {[string, number][]} */
  movers(target) {
    const above = this.net.above(target);
    return Object.entries(this.owner).map(([node, id]) => /** @type {[string, number]} */ ([id, +node]))
      .filter(([id, node]) => node !== target && above.has(node) && !this.net.fixed.has(node) && this.map.claims[id]);
  }

  /** The claims whose scores moved by a hundredth or more, those that moved most first. */
  moved() {
    /** @param {string} id */ const by = id => Math.abs(this.now(id) - this.was(id));
    return Object.keys(this.map.claims).filter(id => this.isScored(id) && by(id) >= 0.005).sort((a, b) => by(b) - by(a));
  }
}
