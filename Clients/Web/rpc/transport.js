// SPDX-License-Identifier: GPL-2.0-or-later
import { decodeResponse, encodeCall } from './codec.js';
import { ConnectionError } from './fault.js';

/** Sends calls to the daemon that the page came from, and counts what they cost. */
export class Transport {
  #address;

  /** @param {string} address where the daemon listens, relative to the page */
  constructor(address = 'RPC2') {
    this.#address = address;
    /** Bytes of all answers so far. */
    this.bytesReceived = 0;
  }

  /**
   * Makes one call.
   * @param {string} method
   * @param {unknown[]} parameters
   * @param {AbortSignal} [signal]
   * @returns {Promise<unknown>} what it returns
   * @throws {import('./fault.js').RpcFault} the daemon refuses
   * @throws {ConnectionError} there is no answer
   */
  async call(method, parameters, signal) {
    const text = await this.#post(encodeCall(method, parameters), signal);
    try {
      return decodeResponse(text);
    } catch (error) {
      throw error instanceof SyntaxError ? new ConnectionError(error.message) : error;
    }
  }

  async #post(body, signal) {
    try {
      const response = await fetch(this.#address, {
        method: 'POST',
        headers: { 'Content-Type': 'text/xml' },
        body,
        cache: 'no-store',
        redirect: 'error',
        signal,
      });
      if (!response.ok) {
        throw new ConnectionError(`HTTP ${response.status}`, response.status);
      }

      const content = await response.arrayBuffer();
      this.bytesReceived += content.byteLength;
      return new TextDecoder().decode(content);
    } catch (error) {
      throw error instanceof TypeError ? new ConnectionError(error.message) : error;
    }
  }
}
