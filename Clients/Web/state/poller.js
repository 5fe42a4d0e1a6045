// SPDX-License-Identifier: GPL-2.0-or-later

/** What all polls of the page together may receive in a second. */
const BYTES_PER_SECOND = 50_000;

const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5_000;

/**
 * Does a task again and again: never twice at once, not while somebody holds it, and the more seldom the more the task
 * receives.
 */
export class Poller {
  #task;
  #meter;
  #intervalMs;
  #timer = null;
  #running = null;
  #held = new Set();
  #failures = 0;

  /**
   * @param {(signal: AbortSignal) => Promise<void>} task
   * @param {{intervalMs: number, meter: {bytesReceived: number}}} options how often (0: only when asked), and who counts
   */
  constructor(task, { intervalMs, meter }) {
    this.#task = task;
    this.#intervalMs = intervalMs;
    this.#meter = meter;
  }

  /** Why it does not go on by itself; empty where it does. */
  get reasons() {
    return [...this.#held];
  }

  set intervalMs(value) {
    this.#intervalMs = value;
    this.#schedule(value);
  }

  /** Stops going on by itself, for a reason. */
  hold(reason) {
    this.#held.add(reason);
    clearTimeout(this.#timer);
  }

  /** Takes a reason back; with the last one it goes on at once. */
  release(reason) {
    if (this.#held.delete(reason) && this.#held.size === 0) {
      this.#schedule(0);
    }
  }

  /** Ends what is being done. */
  stop() {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  /** Does the task now, in place of what is being done. */
  async now() {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    const before = this.#meter.bytesReceived;
    let waitMs = this.#intervalMs;
    try {
      await this.#task(running.signal);
      this.#failures = 0;
      waitMs = Math.max(waitMs, ((this.#meter.bytesReceived - before) * 1000) / BYTES_PER_SECOND);
    } catch (error) {
      if (running.signal.aborted) {
        return;
      }

      this.#failures++;
      waitMs = Math.max(waitMs, Math.min(RETRY_MS * this.#failures, LONGEST_RETRY_MS));
    }

    if (this.#running === running) {
      this.#running = null;
      this.#schedule(waitMs);
    }
  }

  #schedule(waitMs) {
    clearTimeout(this.#timer);
    if (this.#held.size === 0 && (this.#intervalMs > 0 || this.#failures > 0)) {
      this.#timer = setTimeout(() => this.now(), waitMs);
    }
  }
}
