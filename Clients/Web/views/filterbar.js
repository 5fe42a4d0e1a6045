// SPDX-License-Identifier: GPL-2.0-or-later
import { removeTerms, splitTerms } from '../model/filter.js';
import { t } from '../text/language.js';
import { button, element, setAttribute, setText } from '../ui/element.js';

/**
 * The line in which a filter is written, with its parts below. The daemon says whether it is a filter.
 *
 * Event: `change`, after the user chose another {@link FilterBar.filter}.
 */
export class FilterBar extends EventTarget {
  #preferences;
  #input;
  #chips = element('ul', { class: 'chips', 'aria-label': t('Conditions') });
  #error = element('p', { class: 'filter-error', id: 'filter-error', role: 'alert' });
  #recent = element('datalist', { id: 'recent-filters' });

  /** @param {import('../state/preferences.js').Preferences} preferences which remember filters */
  constructor(preferences) {
    super();
    this.#preferences = preferences;
    this.filter = '';
    this.#input = element('input', {
      type: 'search',
      class: 'filter-input',
      'aria-label': t('Filter'),
      'aria-describedby': 'filter-error',
      placeholder: t('Filter, such as: tcp and dst port 443 and rate > 1M'),
      spellcheck: 'false',
      autocomplete: 'off',
      list: 'recent-filters',
      onkeydown: (event) => this.#onKey(event),
      onchange: () => this.#choose(this.#input.value),
      onsearch: () => this.#choose(this.#input.value),
    });
    this.element = element(
      'div', { class: 'filter-bar', role: 'search' }, this.#input, this.#recent, this.#error, this.#chips);
  }

  /** Shows a filter. */
  show(filter) {
    if (filter !== this.filter || document.activeElement !== this.#input) {
      this.#input.value = filter;
    }

    this.filter = filter;
    this.#chips.replaceChildren(...splitTerms(filter).map((term) => this.#chip(term)));
    this.#recent.replaceChildren(...this.#preferences.filters.map((value) => element('option', { value })));
  }

  /** Shows what is wrong with the filter; the empty text for nothing. */
  showError(text) {
    setText(this.#error, text);
    setAttribute(this.#input, 'aria-invalid', text === '' ? undefined : 'true');
    if (text === '' && this.filter !== '' && this.#preferences.filters[0] !== this.filter) {
      this.#preferences.rememberFilter(this.filter);
    }
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  #chip(term) {
    const remove = button('×', () => this.#choose(removeTerms(this.filter, [term])), {
      class: 'quiet', 'aria-label': t('Remove the condition {0}', term),
    });
    return element('li', { class: 'chip' }, element('code', {}, term), remove);
  }

  #onKey(event) {
    if (event.key === 'Enter') {
      this.#choose(this.#input.value);
    } else if (event.key === 'Escape') {
      // Otherwise the browser empties the field, which means all connections.
      event.preventDefault();
      this.#input.value = this.filter;
      this.#input.blur();
    }
  }

  #choose(filter) {
    const chosen = filter.trim();
    if (chosen !== this.filter) {
      this.filter = chosen;
      this.dispatchEvent(new Event('change'));
    }
  }
}
