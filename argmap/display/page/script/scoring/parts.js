// What each relation adds to a claim's score: Shapley values over the relations that bear on it, and how they are printed.
import { two } from "../pieces/wording.js";

const MOST_EXACT = 12, ORDERS = 128;

/** @typedef {{start: number, parts: Map<number, number>, drawn: boolean}} Account start: the score if nothing bore on it */

/**
 * @param {import("./network.js").Network} net
 * @param {import("../types.js").Rule} rule
 * @param {import("./network.js").Numbers} numbers
 * @param {Float64Array} at
 * @param {number} node
 * @returns {Account}
 */
export function account(net, rule, numbers, at, node) {
  const forces = net.forces(node, at), count = forces.length, worth = new Map();
  /** @param {import("./formulas.js").Force[]} some */
  const value = some => net.value(rule, node, numbers, at, some);
  for (const [, , arg] of forces) worth.set(arg, 0);
  const shares = count <= MOST_EXACT ? exact(forces, value) : sampled(forces, value);
  forces.forEach(([, , arg], place) => worth.set(arg, (worth.get(arg) ?? 0) + shares[place]));
  return {start: value([]), parts: worth, drawn: count > MOST_EXACT};
}

/** @param {import("./formulas.js").Force[]} forces @param {(some: import("./formulas.js").Force[]) => number} value */
function exact(forces, value) {
  const count = forces.length, values = new Float64Array(1 << count), factorial = [1];
  for (let k = 1; k <= count; k++) factorial[k] = factorial[k - 1] * k;
  for (let mask = 0; mask < 1 << count; mask++) values[mask] = value(forces.filter((_, place) => mask >> place & 1));
  return forces.map((_, place) => {
    let share = 0;
    for (let mask = 0; mask < 1 << count; mask++) {
      if (mask >> place & 1) continue;
      let inside = 0;
      for (let left = mask; left; left &= left - 1) inside++;
      share += factorial[inside] * factorial[count - inside - 1] / factorial[count] * (values[mask | 1 << place] - values[mask]);
    }
    return share;
  });
}

/** Average over drawn orders, always the same ones; the shares add up all the same. */
/** @param {import("./formulas.js").Force[]} forces @param {(some: import("./formulas.js").Force[]) => number} value */
function sampled(forces, value) {
  const shares = forces.map(() => 0), order = forces.map((_, place) => place), orders = forces.length > 60 ? 8 : ORDERS;
  let seed = 1;
  for (let round = 0; round < orders; round++) {
    for (let place = order.length - 1; place > 0; place--) {
      seed = seed * 48271 % 2147483647;
      const other = seed % (place + 1);
      [order[place], order[other]] = [order[other], order[place]];
    }
    /** @type {import("./formulas.js").Force[]} */ const inside = [];
    let before = value(inside);
    for (const place of order) {
      inside.push(forces[place]);
      const after = value(inside);
      shares[place] += (after - before) / orders;
      before = after;
    }
  }
  return shares;
}

/**
 * The parts in whole hundredths that add up as printed, by the largest remainder, as argmap's explanations have them.
 * @param {Account} found
 * @param {number} score
 * @returns {Map<number, number>}
 */
export function printed(found, score) {
  const parts = [...found.parts], exactly = parts.map(([, part]) => Math.round(1e9 * part) / 1e7), whole = exactly.map(Math.floor);
  const missing = Math.round(100 * +two(score)) - Math.round(100 * +two(found.start)) - whole.reduce((total, one) => total + one, 0);
  const largest = parts.map((_, place) => place).sort((a, b) => (whole[a] - exactly[a]) - (whole[b] - exactly[b]) || a - b);
  for (const place of largest.slice(0, Math.max(0, missing))) whole[place]++;
  for (const place of largest.reverse().slice(0, Math.max(0, -missing))) whole[place]--;
  return new Map(parts.map(([arg], place) => [arg, whole[place] / 100]));
}
