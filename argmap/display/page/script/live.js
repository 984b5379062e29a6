// What has to be drawn again when scores move, by the part of the page that it stands in.

/** @type {import("./types.js").View[]} */
export const VIEWS = ["read", "map", "outline"];

export class Live {
  constructor() { /** @type {Map<string, (() => void)[]>} */ this.parts = new Map(); }

  /** Forget what a part had drawn, since it is drawn anew. @param {string} part */
  clear(part) { this.parts.set(part, []); }

  /** Draw now, and again whenever scores move. @param {string} part @param {() => void} draw */
  add(part, draw) {
    const list = this.parts.get(part);
    if (list) list.push(draw); else this.parts.set(part, [draw]);
    draw();
  }

  /** Draw again what is in sight: views that are not shown wait until they are. @param {string} view */
  draw(view) {
    for (const [part, list] of this.parts) if (part === view || !VIEWS.some(one => one === part)) for (const draw of [...list]) draw();
  }
}
