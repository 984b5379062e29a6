// Scores of a whole network: one pass where nothing runs in circles, and the limit of an iteration where something does.
import { CLAIM, SOURCE, STEP } from "./network.js";

/** @typedef {import("./network.js").Network} Network */
/** @typedef {import("./network.js").Numbers} Numbers */
/** @typedef {{settled: boolean, distance: number, members: number[]}} Report distance: how far the limit may be */

const EXACT = 1e-13, TOLERANCE = 1e-9, FLOOR = 64 * 2 ** -52, PATIENCE = 40, MOST_STEPS = 20000, LOOK_EVERY = 64;

/**
 * Score every node into `at`; all circles together get `budget` milliseconds, and the report says how far their limits may be.
 * @param {Network} net
 * @param {import("../types.js").Rule} rule
 * @param {Numbers} numbers
 * @param {Float64Array} at
 * @param {{node?: number, value?: number, budget?: number}} [held] a node whose score is held at a value
 * @returns {Report}
 */
export function solve(net, rule, numbers, at, {node = -1, value = 0, budget = 12} = {}) {
  /** @type {Report} */ const report = {settled: true, distance: 0, members: []};
  const until = performance.now() + budget;
  /** @param {number} one */
  const fresh = one => one === node ? value : net.fixed.has(one) ? numbers.base[one] : net.value(rule, one, numbers, at);
  for (const part of net.parts) {
    if (part.length === 1 && !net.isOwn(part[0])) { at[part[0]] = fresh(part[0]); continue; }
    const distance = settle(net, rule, numbers, at, part, fresh, until);
    if (distance > TOLERANCE) { report.settled = false; report.members.push(...part.filter(one => net.kind[one] === CLAIM)); }
    report.distance = Math.max(report.distance, distance);
  }
  return report;
}

/**
 * Iterate one circle from the base scores, every claim, source and weak or linked step at once, as the definition has it.
 * @param {Network} net @param {import("../types.js").Rule} rule @param {Numbers} numbers @param {Float64Array} at
 * @param {number[]} part @param {(node: number) => number} fresh @param {number} until when to give up
 * @returns {number} how far the limit may be: the last step times the pace at which steps get smaller
 */
function settle(net, rule, numbers, at, part, fresh, until) {
  const passing = part.filter(one => net.kind[one] === STEP && numbers.base[one] === 1 && !net.args[one].length && net.inputs[one].length === 1);
  const aside = new Set(passing), state = part.filter(one => !aside.has(one));
  begin(net, rule, numbers, at, state);
  const values = new Float64Array(state.length);
  let closest = Infinity, half = Infinity, halved = 0, pace = Infinity, distance = Infinity, since = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    for (const one of passing) at[one] = at[net.inputs[one][0]];
    for (let place = 0; place < state.length; place++) values[place] = fresh(state[place]);
    let residual = 0;
    for (let place = 0; place < state.length; place++) residual = Math.max(residual, Math.abs(values[place] - at[state[place]]));
    for (let place = 0; place < state.length; place++) at[state[place]] = values[place];
    if (residual < closest) { closest = residual; since = step; }
    if (closest <= half / 2) { if (half < Infinity) pace = step - halved; half = closest; halved = step; }
    const slack = step - halved;
    distance = closest === 0 ? 0 : closest * (1.5 * (closest <= FLOOR ? pace : Math.max(pace, slack)) + 0.5);
    if (distance <= EXACT || (closest <= FLOOR && distance <= TOLERANCE && slack >= Math.max(PATIENCE, 2 * pace))) break;
    if (step - since > 400 || (step % LOOK_EVERY === 0 && performance.now() > until)) break;
  }
  for (const one of passing) at[one] = at[net.inputs[one][0]];
  return distance;
}

/**
 * Where iteration starts: sources at what they are worth by themselves, claims at their base scores, steps at what they hand on then.
 * @param {Network} net @param {import("../types.js").Rule} rule @param {Numbers} numbers @param {Float64Array} at @param {number[]} state
 */
function begin(net, rule, numbers, at, state) {
  for (const one of state) at[one] = numbers.base[one];
  const heard = state.filter(one => net.kind[one] === SOURCE);
  for (let round = 0; round < heard.length; round++) {
    let still = true;
    for (const one of heard) {
      const worth = numbers.base[one] * (net.inputs[one].length ? at[net.inputs[one][0]] : 1);
      if (worth !== at[one]) { at[one] = worth; still = false; }
    }
    if (still) break;
  }
  for (const one of state) if (net.kind[one] === CLAIM) at[one] = net.weight(one, numbers, at);
  for (const one of state) if (net.kind[one] === STEP) at[one] = numbers.base[one] * net.joined(one, at, rule.join);
}
