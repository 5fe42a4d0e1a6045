// SPDX-License-Identifier: GPL-2.0-or-later
import { Daemon } from './rpc/daemon.js';
import { ConnectionError } from './rpc/fault.js';
import { Session } from './rpc/session.js';
import { Transport } from './rpc/transport.js';
import { Monitor } from './state/monitor.js';
import { Preferences } from './state/preferences.js';
import { Refresher } from './state/refresher.js';
import { Route } from './state/route.js';
import { setLanguage, t } from './text/language.js';
import { element, setText } from './ui/element.js';
import { noticeArea } from './ui/notice.js';
import { askLogin } from './views/login.js';
import { Shell } from './views/shell.js';

/**
 * What the views work with.
 * @typedef {object} Context
 * @property {Session} session
 * @property {Daemon} daemon
 * @property {Transport} meter counts what is received
 * @property {Route} route
 * @property {Preferences} preferences
 * @property {Monitor} monitor
 * @property {Refresher} refresher
 * @property {Set<string>} rights what the user may do
 */

const RETRY_MS = 2_000;

const THEMES = ['auto', 'light', 'dark'];

/** The page from its start to its end: it logs in, shows what the user may see, and says when the daemon is away. */
class App {
  #preferences = new Preferences();
  #transport = new Transport();
  #session = new Session(this.#transport);
  #daemon = new Daemon(this.#session);
  #monitor = new Monitor(this.#daemon, this.#session, this.#transport);
  #route = new Route();
  #shell = null;
  #refresher = null;
  #user = '';
  #banner = element('p', { class: 'banner', role: 'alert', hidden: true });
  #place = element('div', {});

  async run() {
    setLanguage(this.#preferences.language);
    this.#setTheme();
    document.body.replaceChildren(this.#banner, this.#place, noticeArea());
    this.#session.addEventListener('ended', () => this.#onEnded());
    this.#session.addEventListener('unreachable', () => this.#showBanner(t('The daemon does not answer. Trying again…')));
    this.#session.addEventListener('reachable', () => { this.#banner.hidden = true; });
    if (!await this.#openUntilReached()) {
      this.#user = await askLogin(this.#session, '', '');
    }

    await this.#enter();
  }

  async #openUntilReached() {
    while (true) {
      try {
        return await this.#session.openWithoutPassword();
      } catch (error) {
        if (!(error instanceof ConnectionError)) {
          this.#showBanner(error.message);
        }

        await new Promise((resolve) => { setTimeout(resolve, RETRY_MS); });
      }
    }
  }

  async #enter() {
    await this.#monitor.now();
    this.#showShell();
  }

  // Language and rights go into everything that is shown, so all of it is made anew; the address keeps its place.
  #showShell() {
    this.#shell?.dispose();
    this.#refresher = new Refresher(this.#transport, this.#preferences.refreshSeconds);
    const context = {
      session: this.#session,
      daemon: this.#daemon,
      meter: this.#transport,
      route: this.#route,
      preferences: this.#preferences,
      monitor: this.#monitor,
      refresher: this.#refresher,
      rights: this.#monitor.rights,
    };
    this.#shell = new Shell(context, {
      onLanguage: (language) => this.#changeLanguage(language),
      onTheme: () => this.#changeTheme(),
      onLogout: () => this.#session.close(),
    });
    this.#place.replaceChildren(this.#shell.element);
  }

  async #onEnded() {
    this.#refresher?.hold('ended');
    const user = await askLogin(this.#session, this.#user, t('The session has ended. The page goes on where it was.'));
    if (user !== this.#user) {
      this.#user = user;
      await this.#enter();
    }

    this.#refresher.release('ended');
  }

  #changeLanguage(language) {
    this.#preferences.language = language;
    setLanguage(language);
    this.#showShell();
  }

  #changeTheme() {
    this.#preferences.theme = THEMES[(THEMES.indexOf(this.#preferences.theme) + 1) % THEMES.length];
    this.#setTheme();
  }

  #setTheme() {
    document.documentElement.dataset.theme = this.#preferences.theme;
  }

  #showBanner(text) {
    setText(this.#banner, text);
    this.#banner.hidden = false;
  }
}

new App().run();
