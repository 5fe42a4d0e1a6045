// SPDX-License-Identifier: GPL-2.0-or-later
import { parseMark, parseTimeout } from '../model/input.js';
import { RpcFault } from '../rpc/fault.js';
import { formatDuration, formatMark } from '../text/format.js';
import { t } from '../text/language.js';
import { notify } from '../ui/notice.js';

/** What of a connection can be changed, by the key of its column. */
export const EDITABLE = {
  mark: {
    label: () => t('Mark, decimal or with 0x'),
    text: (connection) => formatMark(connection.number('mark') ?? 0),
    parse: parseMark,
    done: (value) => t('The mark is {0} now.', formatMark(value)),
  },
  timeout: {
    label: () => t('Timeout in seconds, or as 1h30m; it stays fixed'),
    text: (connection) => String(connection.number('timeout') ?? 0),
    parse: parseTimeout,
    done: (value) => t('The timeout is {0} now, and stays fixed.', formatDuration(value)),
  },
};

/**
 * Lets the user change a cell, and changes the connection.
 * @param {import('../rpc/daemon.js').Daemon} daemon
 * @param {import('../ui/grid.js').Grid} grid
 * @param {import('../model/connection.js').Connection} connection
 * @param {'mark'|'timeout'} field
 */
export async function editCell(daemon, grid, connection, field) {
  const { label, text, parse, done } = EDITABLE[field];
  const value = await grid.edit(connection.id, field, { label: label(), value: text(connection), parse });
  if (value !== undefined) {
    await changeField(daemon, connection.id, field, value, done);
  }
}

async function changeField(daemon, id, field, value, done) {
  try {
    await daemon.change(field, id, value);
    notify(done(value));
  } catch (error) {
    if (!(error instanceof RpcFault)) {
      throw error;
    }

    notify(error.message, 'failed');
  }
}
