// SPDX-License-Identifier: GPL-2.0-or-later
import { Route } from '../state/route.js';
import { t } from '../text/language.js';
import { element, setAttribute } from '../ui/element.js';
import { ConnectionsView } from './connections.js';
import { GroupsView } from './groups.js';
import { Header } from './header.js';
import { showHelp } from './help.js';
import { StatsView } from './stats.js';

/** The tabs, in the order in which they stand and of the number keys. */
const TABS = [
  ['connections', () => t('Connections'), (context) => new ConnectionsView(context)],
  ['hosts', () => t('Hosts'), (context) => new GroupsView(context, ['source', 'destination', 'user'])],
  ['pairs', () => t('Pairs'), (context) => new GroupsView(context, ['pair'])],
  ['services', () => t('Services'), (context) => new GroupsView(context, ['service', 'protocol'])],
  ['stats', () => t('Statistics'), (context) => new StatsView(context)],
];

/**
 * A view: what one of the tabs shows.
 * @typedef {object} View
 * @property {HTMLElement} element
 * @property {(parameters: Record<string, string>) => void} show brings it to a place
 * @property {() => void} hide lets it go
 * @property {(signal: AbortSignal) => Promise<void>} poll asks for what it shows
 * @property {(key: string) => boolean} [onKey] does what a key stands for; whether it stands for something
 */

/** The page of a user who is logged in: header, tabs, and the view that the address names. */
export class Shell {
  #context;
  #header;
  #views = new Map();
  #name = null;
  #main = element('main', { id: 'main', tabindex: -1 });
  #links = new Map();
  #listeners = new AbortController();

  /**
   * @param {import('../app.js').Context} context
   * @param {{onLanguage: (language: string) => void, onTheme: () => void, onLogout: () => void}} actions
   */
  constructor(context, actions) {
    this.#context = context;
    this.#header = new Header(context, { ...actions, onHelp: () => this.#help() });
    for (const [name, title] of TABS) {
      this.#links.set(name, element('a', { href: Route.address(name) }, title()));
    }

    this.element = element(
      'div', { class: 'shell' },
      element('a', { class: 'skip', href: '#main', onclick: (event) => this.#skip(event) }, t('Skip to the content')),
      this.#header.element,
      element('nav', { class: 'tabs', 'aria-label': t('Views') }, ...this.#links.values()),
      this.#main);
    const { signal } = this.#listeners;
    context.route.addEventListener('change', () => this.#showRoute(), { signal });
    addEventListener('keydown', (event) => this.#onKey(event), { signal });
    document.addEventListener(
      'visibilitychange', () => context.refresher.setHeld('hidden', document.hidden), { signal });
    this.#showRoute();
  }

  /** Lets go of everything; another shell takes its place. */
  dispose() {
    this.#listeners.abort();
    this.#header.dispose();
    this.#view?.hide();
    this.#context.refresher.stop();
  }

  get #view() {
    return this.#views.get(this.#name);
  }

  #showRoute() {
    const { route, refresher } = this.#context;
    const name = this.#links.has(route.view) ? route.view : TABS[0][0];
    if (name !== this.#name) {
      this.#view?.hide();
      this.#name = name;
      const [, title, make] = TABS.find(([key]) => key === name);
      if (!this.#views.has(name)) {
        this.#views.set(name, make(this.#context));
      }

      this.#main.replaceChildren(this.#view.element);
      document.title = `${title()} – ${location.hostname} – pyctd`;
      this.#links.forEach((link, key) => setAttribute(link, 'aria-current', key === name ? 'page' : undefined));
    }

    this.#view.show(route.parameters);
    refresher.show(this.#view);
  }

  #skip(event) {
    event.preventDefault();
    this.#main.focus();
  }

  #help() {
    return this.#context.refresher.during('dialog', showHelp());
  }

  #onKey(event) {
    const isTyping = event.target.closest?.('input:not([type=checkbox]), select, textarea, dialog') !== null;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }

    if (this.#act(event.key) || this.#view.onKey?.(event.key)) {
      event.preventDefault();
    }
  }

  #act(key) {
    const tab = TABS[Number(key) - 1];
    const actions = {
      p: () => this.#header.togglePause(),
      r: () => this.#context.refresher.now(),
      '?': () => this.#help(),
    };
    if (tab !== undefined) {
      this.#context.route.go(tab[0]);
    } else {
      actions[key]?.();
    }

    return tab !== undefined || key in actions;
  }
}
