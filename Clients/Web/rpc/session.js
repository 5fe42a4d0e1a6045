// SPDX-License-Identifier: GPL-2.0-or-later
import { ConnectionError, NO_SESSION, RpcFault } from './fault.js';

/**
 * A session with the daemon. Its id lives here and nowhere else; no password is kept.
 *
 * Events: `opened`; `ended`, when only a password opens another one; `unreachable` and `reachable`, when the daemon stops
 * answering and when it answers again.
 */
export class Session extends EventTarget {
  #transport;
  #id = null;
  #needsPassword = false;
  #isReachable = true;
  #reopening = null;
  #renewed = 0;

  /** @param {import('./transport.js').Transport} transport */
  constructor(transport) {
    super();
    this.#transport = transport;
    /** After how many seconds without a call the daemon ends a session. */
    this.timeout = 10;
  }

  /** Whether there is a session, as far as the page knows. */
  get isOpen() {
    return this.#id !== null;
  }

  /** Whether the daemon asks who the user is; else a lost session is opened again without a word. */
  get needsPassword() {
    return this.#needsPassword;
  }

  /** Seconds until the session ends if nothing is called. */
  get secondsLeft() {
    return this.isOpen ? Math.max(0, this.timeout - (performance.now() - this.#renewed) / 1000) : 0;
  }

  /**
   * Opens a session where the daemon lets everybody in: it does, or Apache in front of it has asked already.
   * @returns {Promise<boolean>} whether it does
   */
  async openWithoutPassword() {
    try {
      // A login without a password would count as a failed one; this question does not.
      await this.#send('view', [{}, 'timeout', 'A', 0, 1]);
    } catch (error) {
      if (error instanceof RpcFault && error.code === NO_SESSION) {
        this.#needsPassword = true;
        return false;
      }

      throw error;
    }

    this.#needsPassword = false;
    await this.#login([]);
    return true;
  }

  /**
   * Opens a session with a password, which is forgotten at once.
   * @param {string} user
   * @param {string} password
   */
  open(user, password) {
    this.#needsPassword = true;
    return this.#login([user, password]);
  }

  /** Ends the session. */
  async close() {
    try {
      await this.#send('logout', [this.#id]);
    } finally {
      this.#end();
    }
  }

  /**
   * Makes a call of this session.
   * @param {string} method
   * @param {unknown[]} parameters those after the session id
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  async call(method, parameters = [], signal = undefined) {
    return this.#renewing((id) => this.#send(method, [id, ...parameters], signal));
  }

  /**
   * Makes several calls in one request.
   * @param {Array<[string, ...unknown[]]>} calls each a method and its parameters after the session id
   * @param {AbortSignal} [signal]
   * @returns {Promise<any[]>} what they return, or an RpcFault in the place of each that is refused
   */
  async batch(calls, signal = undefined) {
    return this.#renewing(async (id) => {
      const requests = calls.map(([methodName, ...parameters]) => ({ methodName, params: [id, ...parameters] }));
      const answers = await this.#send('system.multicall', [requests], signal);
      const results = answers.map(
        (answer) => (Array.isArray(answer) ? answer[0] : new RpcFault(answer.faultCode, answer.faultString)));
      const lost = results.find((result) => result instanceof RpcFault && result.code === NO_SESSION);
      if (lost !== undefined) {
        throw lost;
      }

      return results;
    });
  }

  /** Makes a call, and once more where the session had ended and another can be opened. */
  async #renewing(work) {
    const used = this.#id;
    try {
      if (used === null) {
        throw new RpcFault(NO_SESSION, '');
      }

      return await work(used);
    } catch (error) {
      if (!(error instanceof RpcFault) || error.code !== NO_SESSION) {
        throw error;
      }

      await this.#replace(used);
      return await work(this.#id);
    }
  }

  // Calls that fail together replace the session once.
  async #replace(used) {
    if (this.isOpen && this.#id !== used) {
      return;
    }

    this.#reopening ??= this.#reopen().finally(() => { this.#reopening = null; });
    await this.#reopening;
  }

  async #reopen() {
    if (!this.#needsPassword && await this.openWithoutPassword()) {
      return;
    }

    this.#end();
    throw new RpcFault(NO_SESSION, '');
  }

  #end() {
    if (this.isOpen) {
      this.#id = null;
      this.dispatchEvent(new Event('ended'));
    }
  }

  async #login(parameters) {
    this.#id = await this.#send('login', parameters);
    this.dispatchEvent(new Event('opened'));
  }

  async #send(method, parameters, signal) {
    try {
      const result = await this.#transport.call(method, parameters, signal);
      this.#renewed = performance.now();
      this.#setReachable(true);
      return result;
    } catch (error) {
      if (!(error instanceof DOMException)) {
        this.#setReachable(!(error instanceof ConnectionError));
      }

      throw error;
    }
  }

  #setReachable(isReachable) {
    if (this.#isReachable !== isReachable) {
      this.#isReachable = isReachable;
      this.dispatchEvent(new Event(isReachable ? 'reachable' : 'unreachable'));
    }
  }
}
