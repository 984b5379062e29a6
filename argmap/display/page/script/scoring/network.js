// The map as nodes: claims, steps and sources, what bears on each, and the order in which they can be scored.
import { scored, WARRANT } from "./formulas.js";

export const CLAIM = 0, STEP = 1, SOURCE = 2;

/** @typedef {import("../types.js").Rule} Rule */
/** @typedef {{base: Float64Array, given: Uint8Array}} Numbers base: prior, strength or own reliability; given: a reader's word */

export class Network {
  /** @param {import("../types.js").Tables} tables @param {import("../types.js").Added[]} added */
  constructor(tables, added) {
    const nodes = tables.base.length;
    /** @param {number[]} start @param {number[]} all */
    const rows = (start, all) => Array.from({length: nodes}, (_, node) => all.slice(start[node], start[node + 1]));
    this.base = [...tables.base];
    this.kind = [...tables.kind];
    this.fixed = new Set(tables.fixed);
    this.args = rows(tables.argStart, tables.arg);
    this.signs = rows(tables.argStart, tables.sign);
    this.inputs = rows(tables.inStart, tables.in);
    this.join = tables.join;
    this.claim = {...tables.claim};
    this.relation = {...tables.relation};
    this.source = {...tables.source};
    for (const one of added) {
      const claim = this.claim[one.id] = this.grow(0.5, CLAIM, []), step = this.relation[one.step] = this.grow(1, STEP, [claim]);
      const to = this.claim[one.to];
      this.args[to].push(step);
      this.signs[to].push(one.type === "s" ? 1 : -1);
    }
    this.parts = components(this.base.length, node => [...this.args[node], ...this.inputs[node]]);
    this.hasCircles = this.parts.some(part => part.length > 1 || this.isOwn(part[0]));
  }

  get size() { return this.base.length; }

  /** @param {number} base @param {number} kind @param {number[]} inputs */
  grow(base, kind, inputs) {
    this.kind.push(kind);
    this.args.push([]);
    this.signs.push([]);
    this.inputs.push(inputs);
    return this.base.push(base) - 1;
  }

  /** Whether a node bears on itself. @param {number} node */
  isOwn(node) { return this.args[node].includes(node) || this.inputs[node].includes(node); }

  /** @returns {Numbers} */
  numbers() { return {base: Float64Array.from(this.base), given: new Uint8Array(this.size)}; }

  /** The base score of a claim: its prior as far as its sources are relied on, or what a reader says instead. */
  /** @param {number} node @param {Numbers} numbers @param {Float64Array} at */
  weight(node, numbers, at) {
    const heard = this.inputs[node];
    if (this.kind[node] !== CLAIM || !heard.length || numbers.given[node]) return numbers.base[node];
    let best = 0;
    for (const source of heard) best = Math.max(best, at[source]);
    return numbers.base[node] * best;
  }

  /** @param {number} node @param {Float64Array} at @param {string|undefined} join */
  joined(node, at, join) {
    if (this.kind[node] === CLAIM) return 1;
    const how = this.kind[node] === STEP ? join ?? this.join : "product", inputs = this.inputs[node];
    let least = 1, product = 1, total = 0;
    for (const one of inputs) { least = Math.min(least, at[one]); product *= at[one]; total += at[one]; }
    return how === "min" ? least : how === "mean" && inputs.length ? total / inputs.length : product;
  }

  /** @param {number} node @param {Float64Array} at @returns {import("./formulas.js").Force[]} */
  forces(node, at) { return this.args[node].map((arg, place) => [at[arg], this.signs[node][place], arg]); }

  /** @param {Rule} rule @param {number} node @param {Numbers} numbers @param {Float64Array} at @param {import("./formulas.js").Force[]} [forces] */
  value(rule, node, numbers, at, forces = this.forces(node, at)) {
    return scored(this.kind[node] === CLAIM ? rule : WARRANT, this.weight(node, numbers, at), forces) * this.joined(node, at, rule.join);
  }

  /** All that a node rests on, itself too. @param {number} node */
  above(node) {
    const met = new Set([node]), waiting = [node];
    while (waiting.length) {
      const one = /** @type {number} */ (waiting.pop());
      for (const next of [...this.args[one], ...this.inputs[one]]) if (!met.has(next)) { met.add(next); waiting.push(next); }
    }
    return met;
  }
}

/**
 * Return the strongly connected components, each after all that it rests on: Tarjan's algorithm without recursion.
 * @param {number} nodes
 * @param {(node: number) => number[]} needs
 */
export function components(nodes, needs) {
  const index = new Int32Array(nodes).fill(-1), low = new Int32Array(nodes), open = new Uint8Array(nodes);
  /** @type {number[][]} */ const found = [];
  /** @type {number[]} */ const stack = [];
  let next = 0;
  for (let root = 0; root < nodes; root++) {
    if (index[root] >= 0) continue;
    /** @type {{node: number, needs: number[], place: number}[]} */
    const way = [];
    /** @param {number} node */
    const enter = node => { index[node] = low[node] = next++; open[node] = 1; stack.push(node); way.push({node, needs: needs(node), place: 0}); };
    enter(root);
    while (way.length) {
      const top = way[way.length - 1];
      if (top.place < top.needs.length) {
        const to = top.needs[top.place++];
        if (index[to] < 0) enter(to);
        else if (open[to]) low[top.node] = Math.min(low[top.node], index[to]);
        continue;
      }
      way.pop();
      if (way.length) low[way[way.length - 1].node] = Math.min(low[way[way.length - 1].node], low[top.node]);
      if (low[top.node] === index[top.node]) {
        const part = stack.splice(stack.lastIndexOf(top.node));
        for (const node of part) open[node] = 0;
        found.push(part);
      }
    }
  }
  return found;
}
