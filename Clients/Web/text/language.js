// SPDX-License-Identifier: GPL-2.0-or-later
import { FRENCH } from './fr.js';

/** The languages of the page, by their own names. The English text is the key of every other. */
export const LANGUAGES = { en: 'English', fr: 'Français' };

const TABLES = { en: null, fr: FRENCH };

let current = 'en';

/**
 * Chooses the language.
 * @param {string|null} wanted one of LANGUAGES; otherwise the first of the browser's that there is
 */
export function setLanguage(wanted) {
  const known = [wanted, ...navigator.languages.map((tag) => tag.split('-')[0])].find((tag) => tag in LANGUAGES);
  current = known ?? 'en';
  document.documentElement.lang = current;
}

/** The language in use. */
export function language() {
  return current;
}

/**
 * A text in the user's language.
 * @param {string} english with {0}, {1} and so on where values stand
 * @param {...(string|number)} values
 * @returns {string}
 */
export function t(english, ...values) {
  const text = TABLES[current]?.[english] ?? english;
  return text.replace(/\{(\d)\}/g, (_, index) => String(values[index]));
}

/**
 * A text that depends on a number, which is its value {0}.
 * @param {number} count
 * @param {string} one the English text for one
 * @param {string} many the English text for any other number
 * @param {...(string|number)} values those from {1} on
 */
export function plural(count, one, many, ...values) {
  const isOne = new Intl.PluralRules(current).select(count) === 'one';
  return t(isOne ? one : many, new Intl.NumberFormat(current).format(count), ...values);
}
