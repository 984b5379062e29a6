// Moving about a picture: drag, wheel, pinch and keys; the picture keeps its place as it grows and shrinks.

export class Stage {
  /** @param {HTMLElement} el @param {() => void} moved */
  constructor(el, moved) {
    this.el = el;
    this.moved = moved;
    this.scale = 1;
    this.x = 0;
    this.y = 0;
    this.dragged = 0;
    /** @type {Map<number, [number, number]>} */ this.touches = new Map();
    el.addEventListener("wheel", event => {
      event.preventDefault();
      const box = this.box();
      this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX - box.left, event.clientY - box.top);
    }, {passive: false});
    el.addEventListener("pointerdown", event => { this.touches.set(event.pointerId, [event.clientX, event.clientY]); this.dragged = 0; });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) el.addEventListener(end, event => this.touches.delete(/** @type {PointerEvent} */ (event).pointerId));
    el.addEventListener("pointermove", event => this.drag(event));
  }

  box() { return this.el.getBoundingClientRect(); }

  /** @param {PointerEvent} event */
  drag(event) {
    const before = this.touches.get(event.pointerId), now = /** @type {[number, number]} */ ([event.clientX, event.clientY]);
    if (!before) return;
    const other = [...this.touches].find(([touch]) => touch !== event.pointerId)?.[1];
    if (other) {
      const box = this.box(), far = (/** @type {number[]} */ a) => Math.hypot(a[0] - other[0], a[1] - other[1]);
      this.zoom(far(now) / (far(before) || 1), (now[0] + other[0]) / 2 - box.left, (now[1] + other[1]) / 2 - box.top);
      this.dragged = 9;
    } else {
      this.dragged += Math.abs(now[0] - before[0]) + Math.abs(now[1] - before[1]);
      this.pan(now[0] - before[0], now[1] - before[1]);
    }
    this.touches.set(event.pointerId, now);
  }

  /** @param {number} by @param {number} cx @param {number} cy */
  zoom(by, cx, cy) {
    const scale = Math.min(3, Math.max(0.04, this.scale * by));
    this.x = cx - (cx - this.x) * scale / this.scale;
    this.y = cy - (cy - this.y) * scale / this.scale;
    this.scale = scale;
    this.moved();
  }

  /** @param {number} by */
  zoomMiddle(by) { const box = this.box(); this.zoom(by, box.width / 2, box.height / 2); }
  /** @param {number} x @param {number} y */
  pan(x, y) { this.x += x; this.y += y; this.moved(); }

  /** The scale at which all of a picture is in sight. @param {number} width @param {number} height */
  fitting(width, height) { const box = this.box(); return Math.min(1.5, 0.97 * Math.min(box.width / width, box.height / height)) || 0.1; }

  /** @param {number} width @param {number} height */
  fit(width, height) {
    const box = this.box();
    this.scale = this.fitting(width, height);
    this.x = (box.width - width * this.scale) / 2;
    this.y = (box.height - height * this.scale) / 2;
    this.moved();
  }

  /** Bring a point to the upper middle. @param {number} x @param {number} y */
  centre(x, y) {
    const box = this.box();
    this.scale = Math.max(this.scale, box.width < 600 ? 0.75 : 0.85);
    this.x = box.width / 2 - x * this.scale;
    this.y = box.height * 0.3 - y * this.scale;
    this.moved();
  }
}
