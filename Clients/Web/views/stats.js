// SPDX-License-Identifier: GPL-2.0-or-later
import { growthPerSecond, TROUBLE } from '../model/figures.js';
import { ABSENT, formatBytes, formatCount, formatDuration, formatRate, formatShare } from '../text/format.js';
import { t } from '../text/language.js';
import { Chart } from '../ui/chart.js';
import { button, element, setText } from '../ui/element.js';
import { notify } from '../ui/notice.js';

/** The health of the table: what should be mended and how, the course of the last minutes, and all figures. */
export class StatsView {
  #monitor;
  #findings = element('div', { class: 'findings' });
  #findingsShown = null;
  #figures = element('dl', { class: 'figures' });
  #processors = element('div', { class: 'grid-scroll' });
  #charts = [
    new Chart({
      label: t('Connections'),
      isStacked: true,
      format: formatCount,
      series: [
        { key: 'tcp', label: 'TCP', value: (point) => point.tcp },
        { key: 'udp', label: 'UDP', value: (point) => point.udp },
        { key: 'other', label: t('other'), value: (point) => point.other },
      ],
    }),
    new Chart({
      label: t('Throughput'),
      isStacked: true,
      format: formatRate,
      series: [{ key: 'rate', label: t('all connections'), value: (point) => point.rate }],
    }),
    new Chart({
      label: t('Trouble, events per second'),
      format: (value) => formatCount(Number(value.toFixed(1))),
      series: TROUBLE.slice(0, 4).map((name) => ({ key: name, label: name, value: (point) => point.growth?.[name] })),
    }),
  ];

  #onChange = () => this.#update();

  /** @param {import('../app.js').Context} context */
  constructor(context) {
    this.#monitor = context.monitor;
    this.element = element(
      'div', { class: 'stats' },
      element('section', { 'aria-label': t('Health') }, element('h2', {}, t('Health')), this.#findings),
      element('section', { class: 'charts', 'aria-label': t('Charts') }, ...this.#charts.map((chart) => chart.element)),
      element('section', { 'aria-label': t('Figures') }, element('h2', {}, t('Figures')), this.#figures),
      element('section', { 'aria-label': t('Processors') }, element('h2', {}, t('The kernel’s counters')), this.#processors));
  }

  show() {
    this.#monitor.addEventListener('change', this.#onChange);
    this.#update();
  }

  hide() {
    this.#monitor.removeEventListener('change', this.#onChange);
  }

  // What it shows is what the page asks for anyway.
  async poll() {}

  #update() {
    const { status, history } = this.#monitor;
    if (status === null) {
      return;
    }

    this.#showFindings(status.findings);
    const points = withGrowth(history.points);
    this.#charts.forEach((chart) => chart.update(points));
    this.#figures.replaceChildren(...figuresOf(status).flatMap(([label, text, isBad]) => [
      element('dt', {}, label), element('dd', { class: isBad ? 'bad' : undefined }, text)]));
    this.#processors.replaceChildren(processorTable(status.cpu, history.points));
  }

  // Left alone while it says the same, so that a command can be selected.
  #showFindings(findings) {
    const shown = JSON.stringify(findings);
    if (shown !== this.#findingsShown) {
      this.#findingsShown = shown;
      this.#findings.replaceChildren(...(findings.length === 0
        ? [element('p', { class: 'healthy' }, t('Nothing needs mending.'))]
        : findings.map(findingCard)));
    }
  }
}

function findingCard({ text, command }) {
  const copy = async () => {
    await navigator.clipboard.writeText(command);
    notify(t('Copied.'));
  };
  return element(
    'article', { class: 'finding' }, element('p', {}, text),
    element(
      'div', { class: 'command' }, element('pre', {}, command),
      isSecureContext && button(t('Copy'), copy, { 'aria-label': t('Copy the command') })));
}

function withGrowth(points) {
  return points.map((point, index) => (
    index === 0 ? point : { ...point, growth: growthPerSecond(points[index - 1], point) }));
}

function figuresOf(status) {
  const { entries, max_entries: most, last_dump: dump } = status;
  return [
    [t('Entries'), formatCount(entries)],
    [t('At most'), most === undefined ? ABSENT : `${formatCount(most)} (${formatShare(entries / most)})`],
    [t('Hash buckets'), status.buckets === undefined ? ABSENT : formatCount(status.buckets)],
    [t('Counters'), onOff(status.accounting), status.accounting === false],
    [t('Start times'), onOff(status.timestamps)],
    [t('Kernel events'), onOff(status.events)],
    [t('Tracking'), onOff(status.tracking), status.tracking === false],
    [t('Loose TCP pickup'), onOff(status.tcp_loose)],
    [t('Last reading'), dump === undefined
      ? ABSENT
      : t('{0} ms for {1}', formatCount(Number((dump.seconds * 1000).toPrecision(2))), formatBytes(dump.bytes))],
    [t('Netlink overruns'), formatCount(status.overruns), status.overruns > 0],
    [t('Sessions'), formatCount(status.sessions)],
    [t('Your session'), `${status.user} (${status.roles.join(', ')}), ${formatDuration(status.session_timeout)}`],
    [t('Version'), status.version],
  ];
}

function onOff(value) {
  return value === undefined ? ABSENT : value ? t('on') : t('off');
}

function processorTable(processors, points) {
  const names = Object.keys(processors[0] ?? {}).filter((name) => name !== 'cpu');
  const growth = points.length < 2 ? {} : growthPerSecond(points.at(-2), points.at(-1));
  const rows = names.map((name) => {
    const isBad = TROUBLE.includes(name) && growth[name] > 0;
    return element(
      'tr', {}, element('th', { scope: 'row' }, name),
      ...processors.map((cpu) => element('td', { class: 'number' }, formatCount(Number(cpu[name] ?? 0)))),
      element('td', { class: `number${isBad ? ' bad' : ''}` }, growth[name] === undefined ? ABSENT : formatCount(Number(growth[name].toFixed(1)))));
  });
  const head = element(
    'tr', {}, element('th', { scope: 'col' }, t('Counter')),
    ...processors.map(({ cpu }) => element('th', { scope: 'col', class: 'number' }, `CPU ${cpu}`)),
    element('th', { scope: 'col', class: 'number' }, t('per second')));
  const table = element('table', { class: 'grid plain' }, element('thead', {}, head), element('tbody', {}, ...rows));
  setText(table.createCaption(), t('Counters of each processor since the start'));
  return table;
}
