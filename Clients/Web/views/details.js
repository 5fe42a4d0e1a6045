// SPDX-License-Identifier: GPL-2.0-or-later
import { COLUMNS } from '../model/columns.js';
import { Connection } from '../model/connection.js';
import { formatBytes, formatCount, formatDuration, formatMark, formatMoment } from '../text/format.js';
import { plural, t } from '../text/language.js';
import { Poller } from '../state/poller.js';
import { button, element, setAttribute, setText } from '../ui/element.js';

const INTERVAL_MS = 2_000;

const CONDITIONS = Object.fromEntries(COLUMNS.map((column) => [column.key, column.condition]));

/**
 * All that is known of one connection, kept up to date while the list stands still; each value is a press away from being
 * a condition. Events: `close`; `filter` (detail: {term}); `kill`; `gone`.
 */
export class Details extends EventTarget {
  #daemon;
  #poller;
  #id = null;
  #connection = null;
  #entries = [];
  #title = element('h2', { tabindex: -1, id: 'details-title' });
  #state = element('p', { class: 'details-state', role: 'status' });
  #list = element('div', { class: 'details-list' });
  #actions = element('div', { class: 'details-actions' });

  /**
   * @param {import('../rpc/daemon.js').Daemon} daemon
   * @param {{bytesReceived: number}} meter
   * @param {boolean} canKill
   */
  constructor(daemon, meter, canKill) {
    super();
    this.#daemon = daemon;
    this.#poller = new Poller((signal) => this.#look(signal), { intervalMs: INTERVAL_MS, meter });
    this.#actions.append(
      ...(canKill ? [button(t('Kill'), () => this.dispatchEvent(new Event('kill')), { class: 'danger' })] : []),
      button(t('Close'), () => this.dispatchEvent(new Event('close'))));
    this.element = element(
      'aside', { class: 'details', hidden: true, 'aria-labelledby': 'details-title' },
      this.#title, this.#state, this.#list, this.#actions);
  }

  /** The id of the connection that is shown; null where none is. */
  get id() {
    return this.#id;
  }

  /** The connection that is shown. */
  get connection() {
    return this.#connection;
  }

  /** Shows a connection. */
  open(id) {
    this.#id = id;
    this.#entries = [];
    this.#list.replaceChildren();
    setText(this.#title, t('Connection {0}', id));
    setText(this.#state, '');
    this.element.hidden = false;
    this.#title.focus();
    this.#poller.now();
  }

  /** Shows none. */
  close() {
    this.#id = null;
    this.#connection = null;
    this.element.hidden = true;
    this.#poller.stop();
  }

  async #look(signal) {
    const row = await this.#daemon.connection(this.#id, signal);
    setAttribute(this.element, 'data-gone', row === null);
    setText(this.#state, row === null ? t('This connection has ended.') : '');
    if (row === null) {
      this.#poller.stop();
      return;
    }

    this.#connection = new Connection(row);
    setText(this.#title, this.#connection.title);
    this.#fill(valuesOf(this.#connection));
  }

  #fill(values) {
    if (values.map(([label]) => label).join() !== this.#entries.map((entry) => entry.label).join()) {
      this.#entries = values.map(([label]) => this.#newEntry(label));
      this.#list.replaceChildren(...this.#entries.map((entry) => entry.element));
    }

    values.forEach(([, text, condition, title], index) => {
      const entry = this.#entries[index];
      entry.condition = condition;
      setText(entry.value, text);
      setAttribute(entry.value, 'title', title);
      entry.buttons.hidden = condition === undefined;
    });
  }

  #newEntry(label) {
    const entry = { label, condition: undefined };
    const choose = (isExcluded) => {
      const term = isExcluded ? `not ${entry.condition}` : entry.condition;
      this.dispatchEvent(new CustomEvent('filter', { detail: { term } }));
    };
    entry.value = element('span', { class: 'value' });
    entry.buttons = element(
      'span', { class: 'value-buttons' },
      button('+', () => choose(false), { class: 'quiet', title: t('Only these'), 'aria-label': t('Only connections with this {0}', label) }),
      button('−', () => choose(true), { class: 'quiet', title: t('All but these'), 'aria-label': t('Only connections without this {0}', label) }));
    entry.element = element('div', { class: 'entry' }, element('span', { class: 'label' }, label), entry.value, entry.buttons);
    return entry;
  }
}

/** Label, text, condition and tooltip of all that is known. */
function valuesOf(connection) {
  const status = connection.number('status');
  return [
    [t('Protocol'), connection.protocol, CONDITIONS.protocol(connection)],
    [t('State'), connection.state, CONDITIONS.state(connection)],
    ...['src', 'dst'].map((end) => [
      end === 'src' ? t('Source') : t('Destination'), connection.endpoint('orig', end), `${end} ${connection.address('orig', end)}`]),
    ...portOf(connection),
    ...['src', 'dst'].map((end) => [
      end === 'src' ? t('Answers come from') : t('Answers go to'), connection.endpoint('repl', end),
      `reply ${end} ${connection.address('repl', end)}`]),
    ...countersOf(connection, 'orig', t('Sent')),
    ...countersOf(connection, 'repl', t('Received')),
    [t('Expires'), format(connection, 'timeout', formatDuration), undefined, format(connection, 'timeout', (value) => t('{0} s', value))],
    [t('Began'), format(connection, 'start_time', formatMoment)],
    [t('Mark'), format(connection, 'mark', formatMark), CONDITIONS.mark(connection), format(connection, 'mark', formatCount)],
    [t('User'), connection.text('username') ?? connection.text('user_id'), CONDITIONS.user(connection)],
    [t('Flags'), connection.flags.map((flag) => flag.name()).join(', '), undefined, status && `0x${status.toString(16)}`],
    [t('Zone'), connection.text('zone'), CONDITIONS.zone(connection)],
    [t('Helper'), connection.text('helper'), CONDITIONS.helper(connection)],
    [t('Labels'), connection.text('labels')],
    [t('Kernel id'), connection.text('id')],
  ].filter(([, text]) => text !== undefined && text !== '').map(([label, text, ...rest]) => [label, String(text), ...rest]);
}

function portOf(connection) {
  const port = connection.port('orig', 'dst');
  return port === undefined ? [] : [[t('Destination port'), port, `dst port ${port}`]];
}

function countersOf(connection, direction, label) {
  const bytes = connection.number(`${direction}_counter_bytes`);
  const packets = connection.number(`${direction}_counter_packets`);
  return bytes === undefined
    ? []
    : [[label, plural(packets, '{1} in {0} packet', '{1} in {0} packets', formatBytes(bytes)), undefined, t('{0} bytes', formatCount(bytes))]];
}

function format(connection, field, write) {
  const value = connection.number(field);
  return value === undefined ? undefined : write(value);
}
