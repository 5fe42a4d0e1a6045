// SPDX-License-Identifier: GPL-2.0-or-later
import { readFigures } from '../model/figures.js';
import { History } from '../model/history.js';
import { Poller } from './poller.js';

const INTERVAL_MS = 5_000;

/** How long a page that nobody sees keeps its session. Browsers slow such pages down at about this time, too. */
const HIDDEN_MS = 5 * 60 * 1000;

/**
 * Watches the daemon and the table as a whole, whatever the user looks at, and so keeps the session while the page is
 * seen. Event: `change`, with each answer.
 */
export class Monitor extends EventTarget {
  #daemon;
  #session;
  #poller;
  #hiding = null;

  constructor(daemon, session, meter) {
    super();
    this.#daemon = daemon;
    this.#session = session;
    this.#poller = new Poller((signal) => this.#look(signal), { intervalMs: INTERVAL_MS, meter });
    this.history = new History();
    /** The last answer of `status`; null before the first. */
    this.status = null;
    document.addEventListener('visibilitychange', () => this.#onVisibility());
    session.addEventListener('ended', () => this.#poller.hold('ended'));
    session.addEventListener('opened', () => this.#poller.release('ended'));
  }

  /** What the user may do. @returns {Set<string>} */
  get rights() {
    return new Set(this.status?.roles ?? []);
  }

  /** Looks now; the first time it goes on from there. */
  now() {
    return this.#poller.now();
  }

  async #look(signal) {
    const answer = await this.#daemon.monitor(signal);
    this.status = answer.status;
    this.#session.timeout = answer.status.session_timeout;
    this.#poller.intervalMs = Math.min(INTERVAL_MS, this.#session.timeout * 500);
    this.history.add(readFigures(answer));
    this.dispatchEvent(new Event('change'));
  }

  #onVisibility() {
    clearTimeout(this.#hiding);
    if (document.hidden) {
      this.#hiding = setTimeout(() => this.#poller.hold('hidden'), HIDDEN_MS);
    } else {
      this.#poller.release('hidden');
    }
  }
}
