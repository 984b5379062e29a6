// What has to be drawn again when scores move, by the part of the page that it stands in.

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

  draw() { for (const list of this.parts.values()) for (const draw of [...list]) draw(); }
}
