// SPDX-License-Identifier: GPL-2.0-or-later

const MOST = 0xffffffff;

const UNITS = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 };

/**
 * Reads a mark.
 * @param {string} text decimal, or hexadecimal with 0x
 * @returns {number|null} null where it is none
 */
export function parseMark(text) {
  return /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(text.trim()) ? inRange(Number(text)) : null;
}

/**
 * Reads a timeout.
 * @param {string} text seconds, or units as in 1h30m
 * @returns {number|null} seconds; null where it is none
 */
export function parseTimeout(text) {
  const trimmed = text.trim();
  if (/^\d{1,10}$/.test(trimmed)) {
    return inRange(Number(trimmed));
  }

  if (!/^(\d{1,10}[wdhms])+$/.test(trimmed)) {
    return null;
  }

  return inRange([...trimmed.matchAll(/(\d+)([wdhms])/g)].reduce((sum, [, count, unit]) => sum + count * UNITS[unit], 0));
}

function inRange(value) {
  return value <= MOST ? value : null;
}
