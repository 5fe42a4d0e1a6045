// SPDX-License-Identifier: GPL-2.0-or-later
import { language, t } from './language.js';

/** What stands where the kernel gave no value. */
export const ABSENT = '–';

const BYTE_UNITS = { en: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'], fr: ['o', 'ko', 'Mo', 'Go', 'To', 'Po'] };

const DURATIONS = [['d', 86_400], ['h', 3_600], ['m', 60], ['s', 1]];

/** A whole number with the separators of the language. */
export function formatCount(value) {
  return new Intl.NumberFormat(language()).format(value);
}

/** A share of 1 as a percentage. */
export function formatShare(value) {
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: value < 0.1 ? 1 : 0 }).format(value);
}

/** A number of bytes in three digits or so. */
export function formatBytes(value) {
  const units = BYTE_UNITS[language()];
  let unit = 0;
  let scaled = value;
  while (scaled >= 999.5 && unit < units.length - 1) {
    scaled /= 1000;
    unit++;
  }

  const digits = unit === 0 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2;
  const number = new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number.format(scaled)}\u202f${units[unit]}`;
}

/** Bytes per second. */
export function formatRate(value) {
  return `${formatBytes(value)}/s`;
}

/** Seconds as the two largest units: 4d23h, 2h10m, 45s. */
export function formatDuration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const first = DURATIONS.findIndex(([, size]) => whole >= size);
  if (first < 0) {
    return '0s';
  }

  const [unit, size] = DURATIONS[first];
  const [nextUnit, nextSize] = DURATIONS[first + 1] ?? [];
  const rest = nextUnit === undefined ? 0 : Math.floor((whole % size) / nextSize);
  const name = (letter) => (letter === 'd' ? t('d') : letter);
  return `${Math.floor(whole / size)}${name(unit)}${rest === 0 ? '' : `${rest}${name(nextUnit)}`}`;
}

/** A mark as administrators write it. */
export function formatMark(value) {
  return value === 0 ? '0' : `0x${value.toString(16)}`;
}

/** A moment, given in seconds since 1970. */
export function formatMoment(seconds) {
  return new Date(seconds * 1000).toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'medium' });
}
