// SPDX-License-Identifier: GPL-2.0-or-later
import { ABSENT, formatBytes, formatCount, formatDuration, formatMark, formatMoment, formatRate } from '../text/format.js';
import { t } from '../text/language.js';
import { abbreviate } from './address.js';
import { quoteName } from './filter.js';
import { serviceName } from './protocols.js';

/**
 * A column of the connections.
 * @typedef {object} Column
 * @property {string} key its name in addresses and preferences
 * @property {() => string} title
 * @property {() => string} [hint] what the title means
 * @property {string[]} fields the members of a row that it shows
 * @property {string} [sort] the member that it is sorted by
 * @property {boolean} [isNumber] whether it stands at the right
 * @property {number} priority 1 is always shown, 2 to 4 only where there is room
 * @property {(connection: import('./connection.js').Connection) => Cell} cell
 * @property {(connection: import('./connection.js').Connection) => string|undefined} [condition] the filter for the value
 */

/**
 * What a cell shows.
 * @typedef {{text: string, title?: string, tone?: string, extra?: string}} Cell
 */

/** All columns, in the order in which they stand. @type {Column[]} */
export const COLUMNS = [
  {
    key: 'flags',
    title: () => t('Flags'),
    hint: () => t('A assured, U unreplied, s and d translated source and destination, F offloaded, X fixed timeout, E expected, D dying'),
    fields: ['status'],
    sort: 'status',
    priority: 3,
    cell: (c) => ({ text: c.flags.map((flag) => flag.letter).join('') || '·', title: c.flags.map((flag) => flag.name()).join(', ') }),
    condition: (c) => c.flags[0]?.condition,
  },
  {
    key: 'protocol',
    title: () => t('Proto'),
    fields: ['orig_l4proto', 'icmp_type', 'icmp_code'],
    sort: 'orig_l4proto',
    priority: 1,
    cell: (c) => ({ text: c.protocol, title: icmpTitle(c), tone: `protocol-${c.protocol}` }),
    condition: (c) => `proto ${c.protocol}`,
  },
  {
    key: 'source',
    title: () => t('Source'),
    fields: ['orig_ipv4_src', 'orig_ipv6_src', 'orig_port_src'],
    sort: 'orig_ipv4_src',
    priority: 1,
    cell: (c) => endpoint(c, 'src'),
    condition: (c) => `src ${c.address('orig', 'src')}`,
  },
  {
    key: 'destination',
    title: () => t('Destination'),
    fields: ['orig_ipv4_dst', 'orig_ipv6_dst', 'orig_port_dst'],
    sort: 'orig_ipv4_dst',
    priority: 1,
    cell: (c) => endpoint(c, 'dst'),
    condition: (c) => `dst ${c.address('orig', 'dst')}`,
  },
  {
    key: 'service',
    title: () => t('Service'),
    fields: ['orig_port_dst'],
    sort: 'orig_port_dst',
    priority: 3,
    cell: (c) => service(c.port('orig', 'dst')),
    condition: (c) => (c.port('orig', 'dst') === undefined ? undefined : `dst port ${c.port('orig', 'dst')}`),
  },
  {
    key: 'nat',
    title: () => t('Translation'),
    hint: () => t('What address translation put in for the source and for the destination'),
    fields: ['repl_ipv4_src', 'repl_ipv4_dst', 'repl_ipv6_src', 'repl_ipv6_dst', 'repl_port_src', 'repl_port_dst'],
    priority: 3,
    cell: translation,
    condition: (c) => translationCondition(c),
  },
  {
    key: 'state',
    title: () => t('State'),
    fields: ['tcp_state', 'status'],
    sort: 'tcp_state',
    priority: 2,
    cell: (c) => ({ text: c.state ?? ABSENT, tone: `state-${c.state}` }),
    condition: (c) => stateCondition(c),
  },
  {
    key: 'timeout',
    title: () => t('Expires'),
    hint: () => t('Time until the kernel forgets the connection'),
    fields: ['timeout'],
    sort: 'timeout',
    isNumber: true,
    priority: 2,
    cell: (c) => number(c, 'timeout', formatDuration, (value) => t('{0} s', formatCount(value))),
  },
  {
    key: 'age',
    title: () => t('Age'),
    fields: ['start_time'],
    sort: 'start_time',
    isNumber: true,
    priority: 3,
    cell: (c) => number(c, 'start_time', (start) => formatDuration(Date.now() / 1000 - start), formatMoment),
  },
  rate('sent', () => t('Rate ↑'), () => t('Bytes per second from the source to the destination'), 'orig_byte_rate', 2),
  rate('received', () => t('Rate ↓'), () => t('Bytes per second from the destination to the source'), 'repl_byte_rate', 1),
  bytes('bytes-sent', () => t('Bytes ↑'), 'orig_counter_bytes', 4),
  bytes('bytes-received', () => t('Bytes ↓'), 'repl_counter_bytes', 2),
  packets('packets-sent', () => t('Packets ↑'), 'orig_counter_packets'),
  packets('packets-received', () => t('Packets ↓'), 'repl_counter_packets'),
  {
    key: 'mark',
    title: () => t('Mark'),
    fields: ['mark'],
    sort: 'mark',
    isNumber: true,
    priority: 2,
    cell: (c) => number(c, 'mark', formatMark, formatCount),
    condition: (c) => (c.number('mark') === undefined ? undefined : `mark ${formatMark(c.number('mark'))}`),
  },
  {
    key: 'user',
    title: () => t('User'),
    fields: ['user_id', 'username'],
    sort: 'username',
    priority: 3,
    cell: (c) => ({ text: c.text('username') ?? c.text('user_id') ?? ABSENT, title: c.text('user_id') && t('Number {0}', c.text('user_id')) }),
    condition: (c) => userCondition(c.text('user_id'), c.text('username')),
  },
  plain('zone', () => t('Zone'), 'zone', true, (value) => `zone ${value}`),
  plain('helper', () => t('Helper'), 'helper', false, (value) => `helper ${quoteName(value)}`),
  plain('labels', () => t('Labels'), 'labels', false),
  plain('id', () => t('Kernel id'), 'id', true, (value) => `id ${value}`),
];

/** The keys of the columns that are shown until the user chooses others. */
export const USUAL_COLUMNS = [
  'flags', 'protocol', 'source', 'destination', 'nat', 'state', 'timeout', 'age', 'sent', 'received', 'bytes-sent',
  'bytes-received', 'mark', 'user',
];

/** The condition for a user. */
export function userCondition(id, name) {
  if (name !== undefined) {
    return `user ${quoteName(name)}`;
  }

  return id === undefined ? 'not has user_id' : `user ${id}`;
}

function endpoint(connection, end) {
  const address = connection.address('orig', end);
  const port = connection.port('orig', end);
  const short = abbreviate(address);
  const isIPv6 = address.includes(':');
  return {
    text: isIPv6 && port !== undefined ? `[${short}]` : short,
    extra: port === undefined ? '' : `:${port}`,
    title: `${connection.endpoint('orig', end)}${serviceName(port) ? ` (${serviceName(port)})` : ''}`,
  };
}

function service(port) {
  return port === undefined
    ? { text: ABSENT }
    : { text: serviceName(port) ?? String(port), title: String(port) };
}

function translation(connection) {
  const source = connection.translatedSource;
  const destination = connection.translatedDestination;
  if (connection.address('repl', 'src') === undefined || (source === undefined && destination === undefined)) {
    return { text: '' };
  }

  const parts = [
    source && t('source ⇒ {0}', source),
    destination && t('destination ⇒ {0}', destination),
  ].filter(Boolean);
  const short = [
    source && `s ⇒ ${withoutSame(connection, source, ['repl', 'dst'], ['orig', 'src'])}`,
    destination && `d ⇒ ${withoutSame(connection, destination, ['repl', 'src'], ['orig', 'dst'])}`,
  ].filter(Boolean);
  return { text: short.join('  '), title: parts.join(', ') };
}

// A port that translation kept says nothing.
function withoutSame(connection, endpoint, translated, original) {
  return connection.port(...translated) === connection.port(...original) ? connection.address(...translated) : endpoint;
}

function translationCondition(connection) {
  const isSource = connection.translatedSource !== undefined;
  if (!isSource && connection.translatedDestination === undefined) {
    return undefined;
  }

  return `gw ${isSource ? connection.address('repl', 'dst') : connection.address('repl', 'src')}`;
}

function stateCondition(connection) {
  if (connection.text('tcp_state') !== undefined) {
    return `tcpstate ${connection.text('tcp_state')}`;
  }

  return connection.state === 'UNREPLIED' ? 'unreplied' : 'seen_reply';
}

function icmpTitle(connection) {
  const type = connection.number('icmp_type');
  return type === undefined ? undefined : t('type {0}, code {1}', type, connection.number('icmp_code'));
}

function number(connection, field, format, exact) {
  const value = connection.number(field);
  return value === undefined ? { text: ABSENT } : { text: format(value), title: exact(value) };
}

function rate(key, title, hint, field, priority) {
  const exact = (value) => t('{0} bytes per second', formatCount(value));
  return {
    key, title, hint, fields: [field], sort: field, isNumber: true, priority,
    cell: (c) => (c.number(field) === 0 ? { text: '0', tone: 'idle' } : number(c, field, formatRate, exact)),
  };
}

function bytes(key, title, field, priority) {
  const exact = (value) => t('{0} bytes', formatCount(value));
  return {
    key, title, fields: [field], sort: field, isNumber: true, priority,
    cell: (c) => number(c, field, formatBytes, exact),
  };
}

function packets(key, title, field) {
  return {
    key, title, fields: [field], sort: field, isNumber: true, priority: 3,
    cell: (c) => number(c, field, formatCount, formatCount),
  };
}

function plain(key, title, field, isNumber, condition) {
  return {
    key, title, fields: [field], sort: field, isNumber, priority: 3,
    cell: (c) => ({ text: String(c.text(field) ?? ABSENT) }),
    condition: (c) => (c.text(field) === undefined ? undefined : condition?.(c.text(field))),
  };
}
