// SPDX-License-Identifier: GPL-2.0-or-later
import { formatCount, formatRate, formatShare } from '../text/format.js';
import { LANGUAGES, language, plural, t } from '../text/language.js';
import { PAUSED } from '../state/refresher.js';
import { button, element, setAttribute, setText, svg } from '../ui/element.js';
import { Chart } from '../ui/chart.js';

/** From these shares on the gauge changes its colour. */
const LEVELS = [[0.95, 'critical'], [0.9, 'high'], [0.75, 'raised']];

const INTERVALS = [0, 2, 5, 15];

/** Why the page stands still, for people; what is not listed goes by itself. */
const REASONS = {
  [PAUSED]: () => t('paused'),
  selection: () => t('paused: rows are selected'),
  details: () => t('paused: details are open'),
  dialog: () => t('paused'),
  edit: () => t('paused'),
};

/** The bar at the top: how full the table is, whether all is well, and the page's switches. */
export class Header {
  #context;
  #bar = svg('rect', { class: 'gauge-bar', x: 0, y: 0, width: 0, height: 6 });
  #gauge;
  #entries = element('span', { class: 'gauge-text' });
  #rate = element('span', { class: 'header-rate' });
  #chart = new Chart({
    label: t('Connections in the last 15 minutes'),
    isStacked: true,
    format: formatCount,
    series: [
      { key: 'tcp', label: 'TCP', value: (point) => point.tcp },
      { key: 'udp', label: 'UDP', value: (point) => point.udp },
      { key: 'other', label: t('other'), value: (point) => point.other },
    ],
  });

  #health = element('a', { class: 'health', href: '#/stats' });
  #state = element('span', { class: 'refresh-state', role: 'status' });
  #pause = button('', () => this.togglePause(), { class: 'pause' });
  #session = element('span', { class: 'session-left' });
  #listeners = new AbortController();

  /**
   * @param {import('../app.js').Context} context
   * @param {{onLanguage: (language: string) => void, onTheme: () => void, onHelp: () => void, onLogout: () => void}} actions
   */
  constructor(context, actions) {
    this.#context = context;
    this.#gauge = svg(
      'svg', { class: 'gauge', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, this.#bar);
    this.element = element(
      'header', { class: 'header' },
      element('a', { class: 'brand', href: '#/connections' }, 'pyctd', element('span', { class: 'host' }, location.hostname)),
      element('div', { class: 'gauge-box' }, this.#entries, this.#gauge), this.#chart.element, this.#rate, this.#health,
      element(
        'div', { class: 'controls' }, this.#state, this.#pause, this.#intervals(), this.#languages(actions.onLanguage),
        button('◐', actions.onTheme, { class: 'quiet', title: t('Light or dark'), 'aria-label': t('Light or dark') }),
        button('?', actions.onHelp, { class: 'quiet', title: t('Keys and filters'), 'aria-label': t('Keys and filters') }),
        context.session.needsPassword && button(t('Log out'), actions.onLogout), this.#session));
    const { signal } = this.#listeners;
    context.monitor.addEventListener('change', () => this.#update(), { signal });
    context.refresher.addEventListener('change', () => this.#updatePause(), { signal });
    const ticking = setInterval(() => this.#updateSession(), 1000);
    signal.addEventListener('abort', () => clearInterval(ticking));
    this.#update();
    this.#updatePause();
  }

  /** Lets go of what it listens to. */
  dispose() {
    this.#listeners.abort();
  }

  /** Stops the page, or lets it go on. */
  togglePause() {
    const { refresher } = this.#context;
    refresher.setHeld(PAUSED, !refresher.isPaused);
  }

  #update() {
    const { status, history } = this.#context.monitor;
    if (status === null) {
      return;
    }

    const { entries, max_entries: most, findings } = status;
    const share = most === undefined ? 0 : entries / most;
    setText(this.#entries, most === undefined
      ? formatCount(entries)
      : t('{0} of {1}, {2}', formatCount(entries), formatCount(most), formatShare(share)));
    setAttribute(this.#bar, 'width', Math.min(100, share * 100).toFixed(2));
    setAttribute(this.#gauge, 'data-level', LEVELS.find(([least]) => share >= least)?.[1]);
    setText(this.#rate, formatRate(history.last?.rate ?? 0));
    setText(this.#health, findings.length === 0 ? t('healthy') : plural(findings.length, '{0} finding', '{0} findings'));
    setAttribute(this.#health, 'data-level', findings.length === 0 ? 'good' : 'raised');
    this.#chart.update(history.points);
    this.#updateSession();
  }

  #updatePause() {
    const { reasons, isPaused } = this.#context.refresher;
    const shown = reasons.map((reason) => REASONS[reason]?.()).find((text) => text !== undefined);
    setText(this.#state, shown ?? '');
    setText(this.#pause, isPaused ? t('Go on') : t('Pause'));
    setAttribute(this.#pause, 'aria-pressed', String(isPaused));
  }

  #updateSession() {
    setText(this.#session, t('session {0} s', Math.ceil(this.#context.session.secondsLeft)));
    setAttribute(this.#session, 'title', t('The session ends this long after the last call; the page renews it while it is seen.'));
  }

  #intervals() {
    const { preferences, refresher } = this.#context;
    const select = element(
      'select', {
        'aria-label': t('Refresh'),
        onchange: () => {
          preferences.refreshSeconds = Number(select.value);
          refresher.seconds = preferences.refreshSeconds;
        },
      },
      ...INTERVALS.map((seconds) => element(
        'option', { value: seconds, selected: seconds === preferences.refreshSeconds },
        seconds === 0 ? t('by hand') : t('every {0} s', seconds))));
    return select;
  }

  #languages(onLanguage) {
    const select = element(
      'select', { 'aria-label': t('Language'), onchange: () => onLanguage(select.value) },
      ...Object.entries(LANGUAGES).map(([tag, name]) => element('option', { value: tag, lang: tag, selected: tag === language() }, name)));
    return select;
  }
}
