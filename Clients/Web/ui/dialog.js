// SPDX-License-Identifier: GPL-2.0-or-later
import { t } from '../text/language.js';
import { button, element } from './element.js';

let count = 0;

/**
 * Shows a dialog over the page and waits until it is closed. The browser keeps the focus inside, and gives it back.
 * @param {string} title
 * @param {(close: (result?: unknown) => void) => Node[]} content makes what is inside
 * @param {{canCancel?: boolean, className?: string}} [options] whether Escape closes it
 * @returns {Promise<unknown>} what it was closed with; undefined where it was cancelled
 */
export function showDialog(title, content, { canCancel = true, className = '' } = {}) {
  return new Promise((resolve) => {
    const id = `dialog-${++count}`;
    let result;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    const dialog = element(
      'dialog', { 'aria-labelledby': id, class: className }, element('h2', { id }, title), ...content(close));
    dialog.addEventListener('cancel', (event) => {
      if (!canCancel) {
        event.preventDefault();
      }
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The row of buttons at the end of a dialog: one that cancels, and those that are given. */
export function dialogButtons(close, ...buttons) {
  return element('div', { class: 'dialog-buttons' }, button(t('Cancel'), () => close()), ...buttons);
}
