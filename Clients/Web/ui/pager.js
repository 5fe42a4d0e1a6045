// SPDX-License-Identifier: GPL-2.0-or-later
import { formatCount } from '../text/format.js';
import { t } from '../text/language.js';
import { button, element, setText } from './element.js';

/** The page lengths that there are. */
export const PAGE_SIZES = [50, 100, 250];

/** Shows which rows of how many are seen, and leads to the others. Event: `change`, after `page` or `size` changed. */
export class Pager extends EventTarget {
  #total = 0;
  #text = element('span', { class: 'pager-text' });
  #first;
  #previous;
  #next;
  #last;
  #sizes;

  constructor() {
    super();
    this.page = 1;
    this.size = PAGE_SIZES[0];
    this.#first = button('«', () => this.go(1), { 'aria-label': t('First page') });
    this.#previous = button('‹', () => this.go(this.page - 1), { 'aria-label': t('Previous page'), title: '[' });
    this.#next = button('›', () => this.go(this.page + 1), { 'aria-label': t('Next page'), title: ']' });
    this.#last = button('»', () => this.go(this.pages), { 'aria-label': t('Last page') });
    this.#sizes = element(
      'select', { 'aria-label': t('Rows per page'), onchange: () => this.#resize() },
      ...PAGE_SIZES.map((size) => element('option', { value: size }, String(size))));
    this.element = element(
      'nav', { class: 'pager', 'aria-label': t('Pages') },
      this.#first, this.#previous, this.#text, this.#next, this.#last, element('label', {}, this.#sizes, t('rows')));
  }

  /** How many pages there are; at least one. */
  get pages() {
    return Math.max(1, Math.ceil(this.#total / this.size));
  }

  /** Shows a place. */
  show({ page, size, total }) {
    this.page = page;
    this.size = size;
    this.#total = total;
    const first = (page - 1) * size + 1;
    setText(this.#text, total === 0
      ? t('nothing')
      : t('{0}–{1} of {2}', formatCount(first), formatCount(Math.min(first + size - 1, total)), formatCount(total)));
    this.#first.disabled = this.#previous.disabled = page <= 1;
    this.#next.disabled = this.#last.disabled = page >= this.pages;
    this.#sizes.value = String(size);
  }

  /** Goes to a page, if there is one of this number. */
  go(page) {
    if (page >= 1 && page <= this.pages && page !== this.page) {
      this.page = page;
      this.dispatchEvent(new Event('change'));
    }
  }

  // The first row that is seen stays on the page.
  #resize() {
    const first = (this.page - 1) * this.size;
    this.size = Number(this.#sizes.value);
    this.page = Math.floor(first / this.size) + 1;
    this.dispatchEvent(new Event('change'));
  }
}
