// SPDX-License-Identifier: GPL-2.0-or-later

const KEY = 'pyctd';

const DEFAULTS = {
  language: null,
  theme: 'auto',
  refreshSeconds: 2,
  columns: null,
  filters: [],
};

const MOST_FILTERS = 20;

/** What the user has chosen, kept by the browser. Nothing secret is among it. */
export class Preferences {
  #values;

  constructor() {
    this.#values = { ...DEFAULTS, ...read() };
  }

  /** The language of the page; null for the browser's. */
  get language() { return this.#values.language; }
  set language(value) { this.#set('language', value); }

  /** `auto`, `light` or `dark`. */
  get theme() { return this.#values.theme; }
  set theme(value) { this.#set('theme', value); }

  /** Seconds between two refreshes; 0 for none. */
  get refreshSeconds() { return this.#values.refreshSeconds; }
  set refreshSeconds(value) { this.#set('refreshSeconds', value); }

  /** The keys of the columns that are shown; null for the usual ones. */
  get columns() { return this.#values.columns; }
  set columns(value) { this.#set('columns', value); }

  /** The filters that were used last, newest first. */
  get filters() { return this.#values.filters; }

  /** @param {string} filter one that was used */
  rememberFilter(filter) {
    this.#set('filters', [filter, ...this.filters.filter((other) => other !== filter)].slice(0, MOST_FILTERS));
  }

  #set(name, value) {
    this.#values[name] = value;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#values));
    } catch {
      // The browser keeps nothing for this page; the choice holds until it is closed.
    }
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}
