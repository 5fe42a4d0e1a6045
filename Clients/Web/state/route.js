// SPDX-License-Identifier: GPL-2.0-or-later

const DEFAULT_VIEW = 'connections';

/**
 * Where the user is: a view and its parameters, which is all the state there is. It stands behind the # of the address, so
 * that it is never sent to a server.
 *
 * Event: `change`.
 */
export class Route extends EventTarget {
  constructor() {
    super();
    this.#read();
    addEventListener('hashchange', () => {
      this.#read();
      this.dispatchEvent(new Event('change'));
    });
  }

  /** Changes some parameters of this view; an empty one is left out of the address. */
  change(parameters, { replace = false } = {}) {
    this.go(this.view, { ...this.parameters, ...parameters }, { replace });
  }

  /**
   * Goes somewhere else.
   * @param {string} view
   * @param {Record<string, string>} parameters
   * @param {{replace?: boolean}} [options] whether the browser forgets the present place
   */
  go(view, parameters = {}, { replace = false } = {}) {
    const hash = Route.address(view, parameters);
    if (hash === location.hash) {
      return;
    }

    if (replace) {
      history.replaceState(null, '', hash);
      this.#read();
      this.dispatchEvent(new Event('change'));
    } else {
      location.hash = hash;
    }
  }

  /**
   * The address of a place, for links.
   * @param {string} view
   * @param {Record<string, string>} parameters
   * @returns {string}
   */
  static address(view, parameters = {}) {
    const given = Object.entries(parameters).filter(([, value]) => value !== '' && value !== undefined);
    return `#/${view}${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}`;
  }

  #read() {
    const [, view, query] = /^#\/([a-z]*)(?:\?(.*))?$/.exec(location.hash) ?? [];
    /** The name of the view. */
    this.view = view || DEFAULT_VIEW;
    /** Its parameters. @type {Record<string, string>} */
    this.parameters = Object.fromEntries(new URLSearchParams(query ?? ''));
  }
}
