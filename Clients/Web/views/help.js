// SPDX-License-Identifier: GPL-2.0-or-later
import { t } from '../text/language.js';
import { showDialog } from '../ui/dialog.js';
import { button, element } from '../ui/element.js';

/** Every key of the page and what it does. */
const KEYS = [
  ['1 … 5', () => t('Connections, Hosts, Pairs, Services, Statistics')],
  ['/', () => t('go to the filter')],
  ['g', () => t('go to the table')],
  ['↑ ↓ ← →', () => t('move in the table')],
  ['Enter', () => t('details; in Hosts and the like: the connections')],
  [() => t('Space'), () => t('select the row')],
  ['Ctrl A', () => t('select the page')],
  ['x', () => t('kill the row or the selection')],
  ['m', () => t('change the mark')],
  ['t', () => t('change the timeout')],
  ['f, F', () => t('only this value, all but this value')],
  ['[ ]', () => t('previous page, next page')],
  ['c', () => t('choose columns')],
  ['p', () => t('pause, go on')],
  ['r', () => t('refresh now')],
  ['Esc', () => t('close the details, undo the selection')],
  ['?', () => t('this help')],
];

const EXAMPLES = [
  'tcp and dst port 443 and rate > 1M',
  'src net 10/8 and class snat',
  'unreplied and age > 1m',
  'mark 0x10/0xff and user alice',
  'bytes > 1G or timeout > 1d',
];

/** Shows the keys, and what filters look like. */
export function showHelp() {
  return showDialog(t('Keys and filters'), (close) => [
    element('dl', { class: 'keys' }, ...KEYS.flatMap(([key, text]) => [
      element('dt', {}, element('kbd', {}, typeof key === 'function' ? key() : key)), element('dd', {}, text())])),
    element('h3', {}, t('Filters')),
    element('ul', { class: 'examples' }, ...EXAMPLES.map((example) => element('li', {}, element('code', {}, example)))),
    element('p', { class: 'muted' }, t('All of the language: pyctd-filter(7).')),
    element('div', { class: 'dialog-buttons' }, button(t('Close'), () => close(), { class: 'primary' })),
  ]);
}
