// SPDX-License-Identifier: GPL-2.0-or-later
import { ipv4Text } from '../model/address.js';
import { formatCount } from '../text/format.js';
import { plural, t } from '../text/language.js';
import { dialogButtons, showDialog } from '../ui/dialog.js';
import { button, element } from '../ui/element.js';
import { notify } from '../ui/notice.js';

const MOST_ROWS = 20_000;

const PAGE_ROWS = 1000;

const TYPES = { csv: 'text/csv', json: 'application/json' };

/**
 * Saves the connections that match to a file, page by page.
 * @param {import('../rpc/daemon.js').Daemon} daemon
 * @param {{filter: string, sort: string, descending: boolean}} query
 * @param {string[]} fields the members of a row to save
 */
export async function exportConnections(daemon, query, fields) {
  const format = await showDialog(t('Export'), (close) => [
    element('p', {}, t('Saves all connections that match, with the columns that are shown, at most {0}.', formatCount(MOST_ROWS))),
    dialogButtons(close, button('JSON', () => close('json')), button('CSV', () => close('csv'), { class: 'primary' })),
  ]);
  if (format === undefined) {
    return;
  }

  const { rows, matched } = await collect(daemon, query, fields);
  save(format === 'csv' ? toCsv(rows, fields) : JSON.stringify(rows, null, 1), format);
  notify(
    rows.length < matched
      ? t('{0} of {1} connections saved: the rest was cut off.', formatCount(rows.length), formatCount(matched))
      : plural(rows.length, '{0} connection saved.', '{0} connections saved.'),
    rows.length < matched ? 'warning' : 'done');
}

async function collect(daemon, query, fields) {
  const rows = [];
  let matched = Infinity;
  while (rows.length < Math.min(matched, MOST_ROWS)) {
    const page = await daemon.page({ ...query, fields, start: rows.length, length: PAGE_ROWS });
    matched = page.matched;
    rows.push(...page.rows.map(withAddressText));
    if (page.rows.length === 0) {
      break;
    }
  }

  return { rows, matched };
}

// Addresses of IPv4 travel as numbers, which no reader of a file expects.
function withAddressText(row) {
  return Object.fromEntries(Object.entries(row)
    .map(([field, value]) => [field, field.includes('_ipv4_') ? ipv4Text(Number(value)) : value]));
}

function toCsv(rows, fields) {
  const lines = rows.map((row) => fields.map((field) => quote(row[field])).join(','));
  return `${[fields.join(','), ...lines].join('\r\n')}\r\n`;
}

// A spreadsheet takes a text that begins like a formula for one.
function quote(value) {
  const text = value === undefined ? '' : String(value);
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function save(content, format) {
  const address = URL.createObjectURL(new Blob([content], { type: TYPES[format] }));
  element('a', { href: address, download: `connections.${format}` }).click();
  URL.revokeObjectURL(address);
}
