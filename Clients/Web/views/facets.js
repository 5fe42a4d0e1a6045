// SPDX-License-Identifier: GPL-2.0-or-later
import { userCondition } from '../model/columns.js';
import { addTerms, hasTerms, removeTerms } from '../model/filter.js';
import { serviceName } from '../model/protocols.js';
import { formatCount } from '../text/format.js';
import { t } from '../text/language.js';
import { element, setAttribute } from '../ui/element.js';

const CLASSES = ['snat', 'dnat', 'local', 'routed'];

const GROUPINGS = ['protocol', 'state', 'service', 'user'];

const MOST_ENTRIES = 8;

/** States that travel as words of their own and not as TCP's. */
const REPLY_CONDITIONS = { REPLIED: 'seen_reply', UNREPLIED: 'unreplied' };

/**
 * What the connections that match are made of: classes, protocols, states, services and users, each with its count, and
 * each a press away from being a condition. Events: `change` (detail: the filter); `open`, when they begin to be seen.
 */
export class Facets extends EventTarget {
  #filter = '';
  #body = element('div', { class: 'facets-body' });

  constructor() {
    super();
    const isNarrow = matchMedia('(max-width: 900px)').matches;
    this.element = element(
      'details', { class: 'facets', open: !isNarrow }, element('summary', {}, t('Facets')), this.#body);
    this.element.addEventListener('toggle', () => {
      if (this.element.open) {
        this.dispatchEvent(new Event('open'));
      }
    });
  }

  /**
   * Asks the daemon for the counts, and shows them.
   * @param {import('../rpc/daemon.js').Daemon} daemon
   * @param {string} filter
   * @param {AbortSignal} signal
   */
  async load(daemon, filter, signal) {
    if (this.element.open) {
      this.#show(filter, await daemon.facets(filter, GROUPINGS, CLASSES, MOST_ENTRIES, signal));
    }
  }

  #show(filter, { groups, classes }) {
    this.#filter = filter;
    const focused = document.activeElement?.dataset?.terms;
    const sections = [
      [t('Class'), CLASSES.filter((name) => classes[name] > 0).map(
        (name) => ({ label: name, count: classes[name], terms: [`class ${name}`] }))],
      [t('Protocol'), groups.protocol.map(protocolEntry)],
      [t('State'), groups.state.map(stateEntry)],
      [t('Service'), groups.service.map(serviceEntry)],
      [t('User'), groups.user.filter((group) => group.user_id !== undefined).map(userEntry)],
    ];
    this.#body.replaceChildren(...sections.filter(([, entries]) => entries.length > 0)
      .map(([title, entries]) => this.#section(title, entries)));
    if (focused !== undefined) {
      this.#body.querySelector(`[data-terms="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  #section(title, entries) {
    return element(
      'section', {}, element('h3', {}, title),
      element('ul', {}, ...entries.map((entry) => element('li', {}, this.#entry(entry)))));
  }

  #entry({ label, count, terms }) {
    const isChosen = hasTerms(this.#filter, terms);
    const choose = () => this.dispatchEvent(new CustomEvent('change', {
      detail: isChosen ? removeTerms(this.#filter, terms) : addTerms(this.#filter, terms),
    }));
    const entry = element(
      'button', { type: 'button', class: 'facet', 'aria-pressed': String(isChosen), onclick: choose },
      element('span', { class: 'facet-label' }, label), element('span', { class: 'facet-count' }, formatCount(count)));
    setAttribute(entry, 'data-terms', terms.join(' and '));
    return entry;
  }
}

function protocolEntry({ protocol, count }) {
  return { label: protocol, count, terms: [`proto ${protocol}`] };
}

function stateEntry({ protocol, state, count }) {
  const condition = REPLY_CONDITIONS[state] ?? (protocol === 'tcp' ? `tcpstate ${state}` : undefined);
  return {
    label: `${protocol} ${state}`, count, terms: [`proto ${protocol}`, ...(condition === undefined ? [] : [condition])],
  };
}

function serviceEntry({ protocol, port, count }) {
  if (port === undefined) {
    return { label: protocol, count, terms: [`proto ${protocol}`] };
  }

  const name = serviceName(port);
  return {
    label: `${protocol} ${port}${name === undefined ? '' : ` ${name}`}`, count, terms: [`proto ${protocol}`, `dst port ${port}`],
  };
}

function userEntry({ user_id: id, username, count }) {
  return { label: username ?? String(id), count, terms: [userCondition(id, username)] };
}
