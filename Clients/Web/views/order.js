// SPDX-License-Identifier: GPL-2.0-or-later
import { PAGE_SIZES } from '../ui/pager.js';

/**
 * Reads an order out of an address: a name, with a minus in front for the descending one.
 * @param {string} [text]
 * @param {string} usual the order where none is given
 * @returns {{sort: string, descending: boolean}}
 */
export function parseOrder(text, usual) {
  const given = text || usual;
  return given.startsWith('-') ? { sort: given.slice(1), descending: true } : { sort: given, descending: false };
}

/** Writes an order into an address. */
export function formatOrder({ sort, descending }) {
  return `${descending ? '-' : ''}${sort}`;
}

/**
 * Reads the page's number and its length out of an address.
 * @param {Record<string, string>} parameters
 * @returns {{page: number, size: number}}
 */
export function parsePlace({ page, size }) {
  return {
    page: Math.max(1, Math.trunc(Number(page)) || 1),
    size: PAGE_SIZES.includes(Number(size)) ? Number(size) : PAGE_SIZES[0],
  };
}

/** Writes them into an address; what is usual is left out. */
export function formatPlace({ page, size }) {
  return { page: page === 1 ? '' : String(page), size: size === PAGE_SIZES[0] ? '' : String(size) };
}
