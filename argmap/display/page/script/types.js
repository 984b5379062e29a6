// The shapes of what a page is given and of what its parts share.

/** @typedef {[source: string, act: string, where?: string, quote?: string, certain?: number, note?: string]} Said */
/**
 * @typedef {object} Claim
 * @property {string} text
 * @property {string} kind
 * @property {string} [role]
 * @property {string} [hedge]
 * @property {string} [note]
 * @property {string} [same] the claim that it restates
 * @property {string[]} [tags]
 * @property {number} [implied]
 * @property {number} [answered]
 * @property {"derived"|"plain"} [default] which default it has for a prior, where the map has another for claims with reasons
 * @property {"i"|"o"|"u"} [label] in, out or undecided
 * @property {Said[]} [said]
 */
/**
 * @typedef {object} Relation
 * @property {string[]} from
 * @property {string} to
 * @property {"s"|"r"|"u"} type
 * @property {number} [unsure]
 * @property {number} [quiet] takes no part in scoring
 * @property {string} [excludes] what a mutual rebuttal says of its two claims
 * @property {string} [twin] the relation whose other direction this is: they have one number
 * @property {number} [strength] where it does not count by itself, since it is said again
 * @property {string} [scheme]
 * @property {string[]} [answers]
 * @property {string} [note]
 * @property {"i"|"o"|"u"} [label]
 * @property {Said[]} [said]
 */
/** @typedef {{name?: string, kind?: string, via?: string, note?: string, label?: "i"|"o"|"u"}} Source */
/** @typedef {{name: string, label: string, words: string, aggregation: string, influence: string, p?: number, share?: number, join?: string}} Rule */
/**
 * @typedef {object} Tables
 * @property {number[]} base
 * @property {number[]} kind
 * @property {number[]} fixed
 * @property {number[]} argStart
 * @property {number[]} arg
 * @property {number[]} sign
 * @property {number[]} inStart
 * @property {number[]} in
 * @property {string} join
 * @property {Record<string, number>} claim
 * @property {Record<string, number>} relation
 * @property {Record<string, number>} source
 */
/** @typedef {{prior: Record<string, number>, strength: Record<string, number>, reliability: Record<string, number>}} Given */
/** @typedef {Partial<Given> & {name: string}} Reader */
/** @typedef {{id: string, step: string, text: string, to: string, type: "s"|"r"}} Added */
/**
 * @typedef {object} Data
 * @property {number} argmap
 * @property {string} title
 * @property {string} file
 * @property {string[]} conclusion
 * @property {string} rule the semantics to begin with
 * @property {{how: string, of: Record<string, number[]>}} [chances] chances that came with the page: one number, or from-to
 * @property {Rule[]} rules
 * @property {Record<string, {title?: string, author?: string, url?: string}>} documents
 * @property {Record<string, Claim>} claims
 * @property {Record<string, Relation>} relations
 * @property {Record<string, Source>} sources
 * @property {Tables} net
 * @property {Reader[]} [readers]
 * @property {Record<string, number>} [came] the scores it came with, where some of its claims run in circles
 * @property {string} [labels] by which rule claims are in or out
 * @property {string[]} [taken] ids that additions may not have
 * @property {string} packed
 */
/** @typedef {[kind: string, of: string, x: number, y: number, width: number, height: number]} Box */
/** @typedef {[relation: string, head: string, points: number[]]} Drawn */
/** @typedef {{width: number, height: number, boxes: Box[], lines: Drawn[], texts: Record<string, string[]>}} Places */
/** @typedef {[offset: number, length: number, before?: string, after?: string]} Edit */
/** @typedef {{at: number, open: string, each: string, between: string, close: string}} Room where and how entries are added */
/** @typedef {{yaml: string, edits: Record<string, Edit>, claims: Room, relations: Room, map: Places|null, why: Record<string, string>}} Unpacked */
/** @typedef {{get: (name: string) => any, set: (name: string, value: any) => void, save_changes: () => void, on?: (event: string, callback: () => void) => void, off?: (event: string, callback: () => void) => void}} Model */
/** @typedef {"read"|"map"|"outline"} View */
/** @typedef {{kind: string, tag: string, source: string, unsure: boolean, open: boolean}} Filter */
/**
 * What the parts of a page share; each part puts in what the others ask of it.
 * @typedef {object} Page
 * @property {HTMLElement} el
 * @property {HTMLElement} root
 * @property {Model|null} model
 * @property {Data} data
 * @property {import("./argument.js").Argument} map
 * @property {import("./scoring/play.js").Play} play
 * @property {import("./live.js").Live} live
 * @property {(name: string) => string} id
 * @property {{focus: string, trail: string[], view: View, details: string|null, mine: Set<string>, held: boolean}} state
 * @property {Filter} filter
 * @property {HTMLElement} read
 * @property {(text: string) => void} say
 * @property {(text: string) => void} toast
 * @property {(id: string, from?: Element|null, how?: "push"|"replace"|"pop") => void} walk
 * @property {() => void} back
 * @property {(view: View, write?: boolean) => void} show
 * @property {(id: string, focus?: boolean) => void} openDetails
 * @property {() => boolean} closeDetails
 * @property {(change: Partial<Filter>) => void} setFilter
 * @property {() => void} applyFilter
 * @property {() => void} redraw
 * @property {(replace: boolean) => void} writeLink
 * @property {() => Promise<void>} copyLink
 * @property {() => Promise<Unpacked>} unpack
 * @property {(id: string) => void} goTo
 * @property {() => void} toTop
 * @property {(() => void)[]} ends what to undo when the page is taken away
 */
export {};
