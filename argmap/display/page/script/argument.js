// What stands where in the argument: roles, who says what, what bears on what, and the way from a claim to the conclusion.

/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Relation} Relation */

/** @type {Record<string, string>} */
const VERBS = {
  asserts: "asserted by", reports: "reported by", asks: "asked by", concedes: "conceded by", implies: "implied by", quotes: "quoted by",
  speculates: "speculation by", denies: "denied by", cites: "cited by", retracts: "taken back by",
};
/** @type {Record<string, string>} */
export const TYPES = {s: "supports", r: "rebuts", u: "undercuts"};

export class Argument {
  /** @type {Record<string, string[]>} */ into;
  /** @type {Record<string, string[]>} */ outof;
  /** @type {Record<string, string|null>} */ towards;

  /** @param {import("./types.js").Data} data */
  constructor(data) {
    this.data = data;
    /** @type {Record<string, Claim>} */ this.claims = Object.assign(Object.create(null), data.claims);
    /** @type {Record<string, Relation>} */ this.relations = Object.assign(Object.create(null), data.relations);
    this.sources = Object.assign(Object.create(null), data.sources);
    this.ends = new Set(data.conclusion);
    /** @type {import("./types.js").Added[]} */ this.added = [];
    this.home = data.conclusion[0] ?? Object.keys(this.claims)[0];
    this.index();
  }

  /** Look up anew what bears on what. */
  index() {
    this.into = Object.create(null);
    this.outof = Object.create(null);
    for (const id in this.relations) {
      (this.into[this.relations[id].to] ??= []).push(id);
      for (const premise of this.relations[id].from) (this.outof[premise] ??= []).push(id);
    }
    this.towards = Object.create(null);
    this.towards[this.home] = null;
    const waiting = [this.home];
    for (let place = 0; place < waiting.length; place++) {
      const to = waiting[place];
      for (const id of this.into[to] ?? []) {
        if (!(id in this.towards)) { this.towards[id] = to; waiting.push(id); }
        for (const premise of this.relations[id].from) if (!(premise in this.towards)) { this.towards[premise] = id; waiting.push(premise); }
      }
    }
  }

  /** Add a reader's own reason or objection. @param {import("./types.js").Added} one */
  add(one) {
    this.added.push(one);
    this.claims[one.id] = {text: one.text, kind: "claim", role: one.type === "r" ? "objection" : undefined};
    this.relations[one.step] = {from: [one.id], to: one.to, type: one.type};
    this.index();
  }

  /** Take a reader's own reason away, and what was added below it. @param {string} id */
  drop(id) {
    const gone = new Set([id]);
    for (const one of this.added) if (gone.has(one.to)) gone.add(one.id);
    for (const one of this.added) if (gone.has(one.id)) { delete this.claims[one.id]; delete this.relations[one.step]; }
    this.added = this.added.filter(one => !gone.has(one.id));
    this.index();
  }

  /** @param {string} id */ role(id) { return this.claims[id].role ?? this.claims[id].kind; }
  /** What a card of the claim is called and looks like. @param {string} id */
  worn(id) { return this.ends.has(id) ? "conclusion" : this.role(id); }
  /** @param {string} id @returns {string[]} */ bearing(id) { return this.into[id] ?? []; }
  /** @param {string} id @returns {string[]} */ leading(id) { return this.outof[id] ?? []; }
  /** @param {string} id */ name(id) { return this.sources[id]?.name ?? id; }
  /** @param {string} id */
  short(id) { return this.name(id).split(",")[0].replace(/^(The|A|An|What|People|Rumours) /, (/** @type {string} */ word) => word.toLowerCase()); }
  /** Whether a reader added this claim or step. @param {string} id */ isAdded(id) { return this.added.some(one => one.id === id || one.step === id); }

  /** The claim that a relation leads to, through the steps that it is aimed at; undefined for a source or a circle of steps. */
  /** @param {string} id */
  end(id) {
    const met = new Set();
    let to = this.relations[id].to;
    while (this.relations[to] && !met.has(to)) { met.add(to); to = this.relations[to].to; }
    return this.claims[to] ? to : undefined;
  }

  /** How many relations of each type bear on a claim. @param {string} id */
  sides(id) {
    /** @type {Record<string, number>} */ const found = {s: 0, r: 0, u: 0, q: 0};
    for (const one of this.bearing(id)) found[this.relations[one].quiet ? "q" : this.relations[one].type]++;
    return found;
  }

  /** @param {string} id */ look(id) { return this.relations[id].quiet ? "q" : this.relations[id].type; }

  /** The claims from the conclusion down to this one, by the shortest way; null where it does not lead there. @param {string} id */
  wayUp(id) {
    if (!(id in this.towards)) return null;
    const way = [];
    /** @type {string|null} */ let at = id;
    while (at != null) { if (this.claims[at]) way.unshift(at); at = this.towards[at]; }
    return way;
  }

  /** Who says it first, in a few words. @param {string} id */
  speaker(id) {
    if (this.isAdded(id)) return "added by you";
    const said = this.claims[id].said ?? [];
    if (!said.length) return "";
    const [source, act] = said[0];
    return `${VERBS[act] ?? `${act}:`} ${this.short(source)}${said.length > 1 ? ` and ${said.length - 1} more` : ""}`;
  }
}
