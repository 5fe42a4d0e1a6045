// SPDX-License-Identifier: GPL-2.0-or-later
import { COLUMNS, USUAL_COLUMNS } from '../model/columns.js';
import { t } from '../text/language.js';
import { dialogButtons, showDialog } from '../ui/dialog.js';
import { button, element } from '../ui/element.js';

/**
 * Lets the user choose columns.
 * @param {string[]} shown the keys of those that are shown
 * @returns {Promise<string[]|undefined>} the chosen ones, in their order; undefined where the user gave up
 */
export function pickColumns(shown) {
  return showDialog(t('Columns'), (close) => {
    const boxes = COLUMNS.map((column) => element('input', {
      type: 'checkbox', value: column.key, checked: shown.includes(column.key),
    }));
    const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
    return [
      element(
        'div', { class: 'column-list' },
        ...COLUMNS.map((column, index) => element('label', {}, boxes[index], column.title()))),
      dialogButtons(
        close,
        button(t('Usual columns'), () => close(USUAL_COLUMNS)),
        button(t('Show'), () => close(chosen().length > 0 ? chosen() : USUAL_COLUMNS), { class: 'primary' })),
    ];
  });
}
