// How the forces on a claim and its base score make its score: the aggregations and influences that argmap has.
// Python tells which of them a semantics is made of; a test holds the numbers equal to Python's.

const FAR = 700;   // beyond this e^E nears the end of the range of a number

/** @typedef {[force: number, sign: number, node: number]} Force */

/** @type {Record<string, (forces: Force[]) => number>} */
export const AGGREGATIONS = {
  product(forces) {
    let against = 1, support = 1;
    for (const [force, sign] of forces) if (sign > 0) support *= 1 - force; else against *= 1 - force;
    return against - support;
  },
  sum: forces => forces.reduce((total, [force, sign]) => total + force * sign, 0),
  top(forces) {
    let against = 0, support = 0;
    for (const [force, sign] of forces) if (sign > 0) support = Math.max(support, force); else against = Math.max(against, force);
    return support - against;
  },
  card(forces) {
    const speaking = forces.filter(([force, sign]) => sign < 0 && force > 0);
    return speaking.length ? -(speaking.length + speaking.reduce((total, [force]) => total + force, 0) / speaking.length) : 0;
  },
};

/** @param {number} size @param {number} p */
const pull = (size, p) => size <= 1 ? size ** p / (1 + size ** p) : 1 / (1 + size ** -p);

/** @type {Record<string, (base: number, energy: number, rule: {p?: number, share?: number}) => number>} */
export const INFLUENCES = {
  linear(base, energy) {
    const held = Math.min(1, Math.max(-1, energy));
    return base + (held > 0 ? 1 - base : base) * held;
  },
  "p-max": (base, energy, rule) => base + (energy > 0 ? 1 - base : -base) * pull(Math.abs(energy), rule.p ?? 2),
  euler(base, energy) {
    if (energy <= FAR) { const growth = Math.exp(energy); return base * ((growth + base) / (1 + base * growth)); }
    if (base <= 0) return base;
    const growth = Math.exp(Math.min(Math.log(base) + energy, FAR));
    return (growth + base * base) / (1 + growth);
  },
  logistic(base, energy) {
    if (base <= 0 || base >= 1) return base;
    const odds = Math.abs(energy) > FAR ? Math.log(base) - Math.log1p(-base) + energy : 0, shrink = Math.exp(-Math.abs(odds || energy));
    if (odds) return (odds > 0 ? 1 : shrink) / (1 + shrink);
    return energy > 0 ? base / (base + (1 - base) * shrink) : base * shrink / (base * shrink + (1 - base));
  },
  fraction: (base, energy) => base / (1 + Math.max(0, -energy)),
  damped: (_base, energy, rule) => 1 + (rule.share ?? 0) * energy,
};

/** The warrant of a step and the reliability of a source go by the rule of DF-QuAD, whatever the semantics. */
/** @type {import("../types.js").Rule} */
export const WARRANT = {name: "df_quad", label: "", words: "", aggregation: "product", influence: "linear"};

/** @param {import("../types.js").Rule} rule @param {number} base @param {Force[]} forces */
export const scored = (rule, base, forces) =>
  Math.min(1, Math.max(0, INFLUENCES[rule.influence](base, AGGREGATIONS[rule.aggregation](forces), rule)));
