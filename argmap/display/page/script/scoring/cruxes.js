// What a claim hangs on: its score if another claim were false, or true. Worked out in slices, so that nothing waits for it.

/** @typedef {{id: string, low: number, high: number}} Crux */

const SLICE = 8;

/** @type {WeakMap<import("./play.js").Play, number>} */
const running = new WeakMap();

/**
 * Measure the claims that bear on a target, and hand over those with the widest swing; a later call ends an earlier one.
 * @param {import("./play.js").Play} play
 * @param {string} id
 * @param {(found: Crux[]) => void} done
 */
export function measure(play, id, done) {
  const turn = (running.get(play) ?? 0) + 1, target = play.node(id), waiting = play.movers(target);
  running.set(play, turn);
  /** @type {Crux[]} */ const found = [];
  let place = 0;
  const slice = () => {
    if (running.get(play) !== turn) return;
    for (const until = performance.now() + SLICE; place < waiting.length && performance.now() < until; place++) {
      const [claim, node] = waiting[place];
      found.push({id: claim, low: play.held(target, node, 0), high: play.held(target, node, 1)});
    }
    if (place < waiting.length) setTimeout(slice);
    else done(found.sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low)));
  };
  slice();
}
