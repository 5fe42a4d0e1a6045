// SPDX-License-Identifier: GPL-2.0-or-later
import { RpcFault } from './fault.js';

/**
 * One page of connections, with the sums over all that match.
 * @typedef {{rows: object[], matched: number, age: number, stale: boolean, totals: object}} Page
 */

/** The daemon's procedures, as the page uses them. */
export class Daemon {
  #session;

  /** @param {import('./session.js').Session} session */
  constructor(session) {
    this.#session = session;
  }

  /**
   * Asks for the kernel's and the daemon's health, and for the sums by protocol over the whole table.
   * @param {AbortSignal} [signal]
   * @returns {Promise<{status: object, protocols: object}>}
   */
  async monitor(signal) {
    const [status, protocols] = accept(await this.#session.batch(
      [['status'], ['connections.summary', { by: 'protocol', length: 20 }]], signal));
    return { status, protocols };
  }

  /**
   * Asks for a page of connections.
   * @param {{filter: string, sort: string, descending: boolean, start: number, length: number, fields: string[]}} query
   * @param {AbortSignal} [signal]
   * @returns {Promise<Page>}
   */
  async page(query, signal) {
    const { filter, sort, descending, start, length, fields } = query;
    const [view, totals] = accept(await this.#session.batch([
      ['view', { ...condition(filter), fields }, sort, descending ? 'D' : 'A', start, length],
      ['connections.summary', { ...condition(filter), by: 'protocol', length: 1 }],
    ], signal));
    return { rows: view.table, matched: view.matched, age: view.age, stale: view.stale, totals };
  }

  /**
   * Asks for groups of connections.
   * @param {{by: string, filter: string, sort: string, descending: boolean, start: number, length: number}} query
   * @param {AbortSignal} [signal]
   */
  groups(query, signal) {
    const { by, filter, sort, descending, start, length } = query;
    return this.#session.call('connections.summary', [{
      by, ...condition(filter), order_by: sort, order_dir: descending ? 'D' : 'A', start, length,
    }], signal);
  }

  /**
   * Counts the connections that match, by several things at once.
   * @param {string} filter
   * @param {string[]} groupings such as `protocol`
   * @param {string[]} classes ways of passing the machine, such as `snat`
   * @param {number} length the most groups of each
   * @param {AbortSignal} [signal]
   * @returns {Promise<{groups: Record<string, object[]>, classes: Record<string, number>}>}
   */
  async facets(filter, groupings, classes, length, signal) {
    const within = filter === '' ? '' : `(${filter}) and `;
    const answers = accept(await this.#session.batch([
      ...groupings.map((by) => ['connections.summary', { by, ...condition(filter), length }]),
      ...classes.map((name) => ['connections.summary', { by: 'protocol', filter: `${within}class ${name}`, length: 1 }]),
    ], signal));
    return {
      groups: Object.fromEntries(groupings.map((by, index) => [by, answers[index].groups])),
      classes: Object.fromEntries(
        classes.map((name, index) => [name, answers[groupings.length + index].connections])),
    };
  }

  /**
   * Asks the kernel for one connection.
   * @param {number} id
   * @param {AbortSignal} [signal]
   * @returns {Promise<object|null>} its row; null where it is gone
   */
  async connection(id, signal) {
    const { table } = await this.#session.call('connections.get', [[id]], signal);
    return table[0] ?? null;
  }

  /**
   * Looks at what a kill by filter would end.
   * @param {string} filter
   * @returns {Promise<{count: number, samples: string[], token: string}>}
   */
  previewKill(filter) {
    return this.#session.call('connections.kill', [{ filter }]);
  }

  /**
   * Counts the connections that match.
   * @param {string} filter
   * @returns {Promise<number>}
   */
  async count(filter) {
    return (await this.#session.call('connections.summary', [{ filter, length: 1 }])).connections;
  }

  /**
   * Ends what was previewed.
   * @param {string} filter
   * @param {string} token that of the preview
   */
  killMatching(filter, token) {
    return this.#session.call('connections.kill', [{ filter, token }]);
  }

  /**
   * Ends connections.
   * @param {number[]} ids
   */
  killIds(ids) {
    return this.#session.call('connections.kill', [{ ids }]);
  }

  /**
   * Sets the mark or the timeout of a connection.
   * @param {'mark'|'timeout'} field
   * @param {number} id
   * @param {number} value
   */
  change(field, id, value) {
    return this.#session.call('change', [field, id, value]);
  }

  /** Has the kernel's table read now. */
  refresh() {
    return this.#session.call('refresh');
  }
}

function condition(filter) {
  return filter === '' ? {} : { filter };
}

function accept(results) {
  const refused = results.find((result) => result instanceof RpcFault);
  if (refused !== undefined) {
    throw refused;
  }

  return results;
}
