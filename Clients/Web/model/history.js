// SPDX-License-Identifier: GPL-2.0-or-later

const SPAN_MS = 15 * 60 * 1000;

/** What was measured during the last fifteen minutes, oldest first. */
export class History {
  #points = [];

  /** The points: each has `time`, in milliseconds, and the values that were measured then. @returns {object[]} */
  get points() {
    return this.#points;
  }

  get last() {
    return this.#points.at(-1);
  }

  /** Adds what was measured now. */
  add(values) {
    const time = Date.now();
    const first = this.#points.findIndex((point) => point.time >= time - SPAN_MS);
    this.#points = [...(first < 0 ? [] : this.#points.slice(first)), { time, ...values }];
  }
}
