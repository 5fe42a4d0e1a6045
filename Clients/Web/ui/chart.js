// SPDX-License-Identifier: GPL-2.0-or-later
import { formatDuration } from '../text/format.js';
import { t } from '../text/language.js';
import { element, setAttribute, setText, svg } from './element.js';

const WIDTH = 600;
const HEIGHT = 100;
const STEPS = [1, 2, 5, 10];

/** What a chart covers at least, in milliseconds, so that the first points do not fill it. */
const LEAST_SPAN_MS = 60_000;

/**
 * One line or area of a chart.
 * @typedef {{key: string, label: string, value: (point: object) => number|undefined}} Series
 */

/** A chart over the last minutes, as many as there are, of areas upon each other or of lines. */
export class Chart {
  #series;
  #isStacked;
  #format;
  #paths;
  #image;
  #top = element('span', { class: 'chart-top' });
  #values;

  /**
   * @param {{label: string, series: Series[], isStacked?: boolean, format: (value: number) => string}} options
   */
  constructor({ label, series, isStacked = false, format }) {
    this.#series = series;
    this.#isStacked = isStacked;
    this.#format = format;
    this.#paths = series.map(({ key }) => svg('path', { class: `series-${key}` }));
    this.#image = svg(
      'svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
      ...[25, 50, 75].map((y) => svg('line', { class: 'chart-line', x1: 0, x2: WIDTH, y1: y, y2: y })), ...this.#paths);
    this.#values = series.map(() => element('b', {}));
    this.element = element(
      'figure', { class: `chart ${isStacked ? 'stacked' : 'lines'}` },
      element('figcaption', {}, element('span', { class: 'chart-title' }, label), this.#top),
      this.#image,
      element(
        'ul', { class: 'legend' },
        ...series.map((one, index) => element(
          'li', { class: `key-${one.key}` }, one.label, ' ', this.#values[index]))));
  }

  /** Draws these points. */
  update(points) {
    const now = points.at(-1)?.time ?? 0;
    const span = Math.max(LEAST_SPAN_MS, now - (points[0]?.time ?? now));
    const across = (point) => WIDTH * (1 - (now - point.time) / span);
    const heights = points.map((point) => this.#heightsOf(point));
    const top = roundUp(Math.max(0, ...heights.flat()));
    setText(this.#top, t('last {0}, up to {1}', formatDuration(span / 1000), this.#format(top)));
    this.#series.forEach(({ value }, index) => {
      const upTo = (at, one) => HEIGHT * (1 - (one < 0 ? 0 : heights[at][one]) / top);
      const corners = points.map((point, at) => [across(point), upTo(at, index)]);
      // An area stands upon the one before it.
      const base = this.#isStacked ? points.map((point, at) => [across(point), upTo(at, index - 1)]).reverse() : [];
      setAttribute(this.#paths[index], 'd', outline(corners, base, this.#isStacked));
      const last = points.length === 0 ? undefined : value(points.at(-1));
      setText(this.#values[index], last === undefined ? '–' : this.#format(last));
    });
  }

  #heightsOf(point) {
    let sum = 0;
    return this.#series.map(({ value }) => {
      const own = value(point) ?? 0;
      sum += own;
      return this.#isStacked ? sum : own;
    });
  }
}

function outline(corners, base, isClosed) {
  const text = [...corners, ...base].map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L');
  return text === '' ? '' : `M${text}${isClosed ? 'Z' : ''}`;
}

function roundUp(value) {
  if (value <= 0) {
    return 1;
  }

  const scale = 10 ** Math.floor(Math.log10(value));
  return scale * STEPS.find((step) => step * scale >= value);
}
