// SPDX-License-Identifier: GPL-2.0-or-later
import { Poller } from './poller.js';

/** The user has stopped the page. */
export const PAUSED = 'paused';

/**
 * Keeps the view that is shown up to date, and knows why it does not. Event: `change`, when the reasons do.
 */
export class Refresher extends EventTarget {
  #poller;
  #view = null;

  /**
   * @param {{bytesReceived: number}} meter counts what is received
   * @param {number} seconds between two refreshes; 0 for none
   */
  constructor(meter, seconds) {
    super();
    this.#poller = new Poller((signal) => this.#view?.poll(signal), { intervalMs: seconds * 1000, meter });
  }

  /** Why nothing is refreshed; empty where it is. @returns {string[]} */
  get reasons() {
    return this.#poller.reasons;
  }

  get isPaused() {
    return this.reasons.includes(PAUSED);
  }

  /** Keeps another view up to date, from now on. */
  show(view) {
    this.#view = view;
    this.now();
  }

  set seconds(value) {
    this.#poller.intervalMs = value * 1000;
  }

  /** Refreshes now, whatever is held. */
  now() {
    return this.#poller.now();
  }

  /** Does not refresh until the reason is released. */
  hold(reason) {
    this.#poller.hold(reason);
    this.dispatchEvent(new Event('change'));
  }

  release(reason) {
    this.#poller.release(reason);
    this.dispatchEvent(new Event('change'));
  }

  /** Holds or releases. */
  setHeld(reason, isHeld) {
    if (isHeld) {
      this.hold(reason);
    } else {
      this.release(reason);
    }
  }

  /** Does not refresh until something is over. */
  async during(reason, promise) {
    this.hold(reason);
    try {
      return await promise;
    } finally {
      this.release(reason);
    }
  }

  /** Ends it. */
  stop() {
    this.#poller.stop();
    this.#poller.hold('stopped');
  }
}
