// SPDX-License-Identifier: GPL-2.0-or-later

/** What the daemon answers to a call that it refuses. */
export class RpcFault extends Error {
  /**
   * @param {number} code one of the numbers that pyctd-xmlrpc(7) lists
   * @param {string} text one sentence, in the daemon's language
   */
  constructor(code, text) {
    super(text);
    this.name = 'RpcFault';
    this.code = code;
  }
}

/** There is no such session, or not any more. */
export const NO_SESSION = 401;

/** The daemon did not answer, or what came is not its answer. */
export class ConnectionError extends Error {
  /**
   * @param {string} message
   * @param {number} [status] the HTTP status, where there was one
   */
  constructor(message, status = 0) {
    super(message);
    this.name = 'ConnectionError';
    this.status = status;
  }
}
