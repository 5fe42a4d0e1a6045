// SPDX-License-Identifier: GPL-2.0-or-later
import { RpcFault } from '../rpc/fault.js';
import { formatCount } from '../text/format.js';
import { plural, t } from '../text/language.js';
import { dialogButtons, showDialog } from '../ui/dialog.js';
import { button, element } from '../ui/element.js';
import { notify } from '../ui/notice.js';

/** From this many connections on the user has to write how many. */
const TYPED_FROM = 101;

const MOST_SAMPLES = 10;

const SSH_PORT = 22;

/** The port at which the browser reaches the daemon. */
const PAGE_PORT = Number(location.port) || (location.protocol === 'https:' ? 443 : 80);

/**
 * Ends these connections, if the user agrees.
 * @param {import('../rpc/daemon.js').Daemon} daemon
 * @param {import('../model/connection.js').Connection[]} connections
 * @returns {Promise<boolean>} whether they were ended
 */
export async function killConnections(daemon, connections) {
  const risky = connections.filter((connection) => [PAGE_PORT, SSH_PORT].includes(connection.port('orig', 'dst')));
  const isAgreed = await confirm(
    connections.length, connections.slice(0, MOST_SAMPLES).map((connection) => connection.title), risky.length);
  return isAgreed && carryOut(() => daemon.killIds(connections.map((connection) => connection.id)));
}

/**
 * Ends all connections that match, if the user agrees to what that is.
 * @param {import('../rpc/daemon.js').Daemon} daemon
 * @param {string} filter not the empty one
 * @returns {Promise<boolean>} whether they were ended
 */
export async function killMatching(daemon, filter) {
  const [preview, risky] = await Promise.all([
    daemon.previewKill(filter),
    daemon.count(`(${filter}) and tcp and dst port { ${SSH_PORT}, ${PAGE_PORT} }`),
  ]);
  if (preview.count === 0) {
    notify(t('Nothing matches any more.'));
    return false;
  }

  const isAgreed = await confirm(preview.count, preview.samples, risky, filter);
  return isAgreed && carryOut(() => daemon.killMatching(filter, preview.token));
}

function confirm(count, samples, risky, filter = null) {
  return showDialog(
    plural(count, 'Kill {0} connection?', 'Kill {0} connections?'),
    (close) => {
      const kill = button(
        plural(count, 'Kill {0} connection', 'Kill {0} connections'), () => close(true), { class: 'danger' });
      return [
        filter && element('p', {}, t('All that match: '), element('code', {}, filter)),
        element('ul', { class: 'samples' }, ...samples.map((sample) => element('li', {}, sample))),
        count > samples.length && element('p', { class: 'muted' }, plural(
          count - samples.length, 'and {0} more', 'and {0} more')),
        risky > 0 && element('p', { class: 'warning-text' }, plural(
          risky, '{0} of them goes to port {1} or {2}: it may be yours.', '{0} of them go to port {1} or {2}: yours may be among them.',
          SSH_PORT, PAGE_PORT)),
        ...(count >= TYPED_FROM ? [typedNumber(count, kill)] : []),
        dialogButtons(close, kill),
      ].filter(Boolean);
    },
    { className: 'kill-dialog' });
}

function typedNumber(count, kill) {
  kill.disabled = true;
  const input = element('input', {
    inputmode: 'numeric',
    autocomplete: 'off',
    oninput: () => { kill.disabled = input.value.replace(/\D/g, '') !== String(count); },
  });
  return element('label', { class: 'typed' }, t('Write {0} to confirm:', formatCount(count)), ' ', input);
}

async function carryOut(kill) {
  try {
    report(await kill());
    return true;
  } catch (error) {
    if (!(error instanceof RpcFault)) {
      throw error;
    }

    notify(error.message, 'failed');
    return false;
  }
}

function report({ killed, gone, denied, survivors }) {
  const parts = [plural(killed, '{0} connection killed', '{0} connections killed')];
  if (gone > 0) {
    parts.push(plural(gone, '{0} was gone already', '{0} were gone already'));
  }

  notify(`${parts.join(', ')}.`);
  if (denied.length > 0) {
    notify(plural(
      denied.length, 'The kernel refused {0}: {1}', 'The kernel refused {0}: {1}', denied[0].reason), 'failed');
  }

  if (survivors.length > 0) {
    notify(plural(
      survivors.length,
      '{0} came back at once, because its next packet makes it anew: see Statistics for the rule that prevents it.',
      '{0} came back at once, because their next packets make them anew: see Statistics for the rule that prevents it.'),
    'warning');
  }
}
