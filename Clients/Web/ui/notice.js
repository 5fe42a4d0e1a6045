// SPDX-License-Identifier: GPL-2.0-or-later
import { t } from '../text/language.js';
import { button, element } from './element.js';

const SHOWN_MS = 8_000;

const area = element('div', { class: 'notices', role: 'status', 'aria-live': 'polite' });

/** Where notices appear; it must be in the page from the start, so that they are read out. */
export function noticeArea() {
  return area;
}

/**
 * Tells the user what became of something.
 * @param {string} text
 * @param {'done'|'warning'|'failed'} [kind] a warning and a failure stay until they are closed
 */
export function notify(text, kind = 'done') {
  const notice = element('div', { class: `notice ${kind}` }, element('p', {}, text));
  notice.append(button('×', () => notice.remove(), { 'aria-label': t('Close'), class: 'quiet' }));
  area.append(notice);
  if (kind === 'done') {
    setTimeout(() => notice.remove(), SHOWN_MS);
  }
}
