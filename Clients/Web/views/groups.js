// SPDX-License-Identifier: GPL-2.0-or-later
import { userCondition } from '../model/columns.js';
import { addTerms } from '../model/filter.js';
import { serviceName } from '../model/protocols.js';
import { RpcFault } from '../rpc/fault.js';
import { ABSENT, formatBytes, formatCount, formatRate, formatShare } from '../text/format.js';
import { plural, t } from '../text/language.js';
import { element, setText } from '../ui/element.js';
import { Grid } from '../ui/grid.js';
import { Pager } from '../ui/pager.js';
import { FilterBar } from './filterbar.js';
import { formatOrder, formatPlace, parseOrder, parsePlace } from './order.js';

const USUAL_ORDER = '-count';

/** What connections can be grouped by: a title, the cells that name a group, and the conditions for its connections. */
const GROUPINGS = {
  source: {
    title: () => t('Sources'),
    names: [['source', () => t('Source')]],
    terms: ({ source }) => [`src ${source}`],
  },
  destination: {
    title: () => t('Destinations'),
    names: [['destination', () => t('Destination')]],
    terms: ({ destination }) => [`dst ${destination}`],
  },
  pair: {
    title: () => t('Pairs'),
    names: [['source', () => t('Source')], ['destination', () => t('Destination')]],
    terms: ({ source, destination }) => [`src ${source}`, `dst ${destination}`],
  },
  service: {
    title: () => t('Services'),
    names: [['protocol', () => t('Protocol')], ['port', () => t('Port')], ['service', () => t('Service')]],
    terms: ({ protocol, port }) => [`proto ${protocol}`, ...(port === undefined ? [] : [`dst port ${port}`])],
  },
  protocol: {
    title: () => t('Protocols'),
    names: [['protocol', () => t('Protocol')]],
    terms: ({ protocol }) => [`proto ${protocol}`],
  },
  user: {
    title: () => t('Users'),
    names: [['user', () => t('User')]],
    terms: ({ user_id: id, username }) => [userCondition(id, username)],
  },
};

/** Who fills the table: sums over groups of connections, each of which leads to its connections. */
export class GroupsView {
  #context;
  #groupings;
  #query = { by: '', filter: '', sort: '', descending: true, page: 1, size: 50 };
  #all = { connections: 0, bytes: 0 };
  #filterBar;
  #grid;
  #pager = new Pager();
  #sums = element('p', { class: 'sums' });
  #tabs;

  /**
   * @param {import('../app.js').Context} context
   * @param {string[]} groupings those that it offers, of `source`, `destination` and so on
   */
  constructor(context, groupings) {
    this.#context = context;
    this.#groupings = groupings;
    this.#filterBar = new FilterBar(context.preferences);
    this.#grid = new Grid({ label: GROUPINGS[groupings[0]].title(), keyOf: keyOfGroup });
    this.#tabs = element('div', { class: 'segments', role: 'group', 'aria-label': t('Group by'), hidden: groupings.length < 2 });
    this.element = element(
      'div', { class: 'groups list' }, this.#filterBar.element,
      element('div', { class: 'toolbar' }, this.#tabs, this.#sums), this.#grid.element, this.#pager.element);
    this.#listen();
  }

  show(parameters) {
    const former = this.#query.by;
    const by = this.#groupings.includes(parameters.by) ? parameters.by : this.#groupings[0];
    this.#query = {
      by, filter: parameters.filter ?? '', ...parseOrder(parameters.sort, USUAL_ORDER), ...parsePlace(parameters),
    };
    this.#filterBar.show(this.#query.filter);
    this.#showTabs();
    if (former !== by) {
      this.#grid.update([]);
      this.#grid.setColumns(this.#columns());
    }

    this.#grid.setSort(this.#query.sort, this.#query.descending);
  }

  hide() {
    this.#grid.update([]);
  }

  async poll(signal) {
    const query = this.#query;
    try {
      const answer = await this.#context.daemon.groups(
        { ...query, start: (query.page - 1) * query.size, length: query.size }, signal);
      this.#filterBar.showError('');
      this.#showGroups(answer);
    } catch (error) {
      if (!(error instanceof RpcFault) || error.code !== 422) {
        throw error;
      }

      this.#filterBar.showError(error.message);
    }
  }

  onKey(key) {
    const actions = {
      '/': () => this.#filterBar.focus(),
      '[': () => this.#pager.go(this.#pager.page - 1),
      ']': () => this.#pager.go(this.#pager.page + 1),
      g: () => this.#grid.focus(),
    };
    actions[key]?.();
    return key in actions;
  }

  #listen() {
    const { route } = this.#context;
    this.#filterBar.addEventListener('change', () => route.change({ filter: this.#filterBar.filter, page: '' }));
    this.#grid.addEventListener('sort', ({ detail }) => route.change({ sort: formatOrder(detail), page: '' }));
    this.#grid.addEventListener('open', ({ detail }) => route.go(
      'connections', { filter: addTerms(this.#query.filter, GROUPINGS[this.#query.by].terms(detail)) }));
    this.#pager.addEventListener('change', () => route.change(formatPlace(this.#pager)));
  }

  #showTabs() {
    this.#tabs.replaceChildren(...this.#groupings.map((by) => element(
      'button', {
        type: 'button',
        'aria-pressed': String(by === this.#query.by),
        onclick: () => this.#context.route.change({ by: by === this.#groupings[0] ? '' : by, page: '' }),
      }, GROUPINGS[by].title())));
  }

  #showGroups(answer) {
    this.#all = { connections: answer.connections, bytes: Number(answer.bytes) };
    this.#grid.update(answer.groups);
    this.#pager.show({ page: this.#query.page, size: this.#query.size, total: answer.total });
    setText(this.#sums, [
      plural(answer.connections, '{0} connection', '{0} connections'),
      t('{0} unreplied', formatCount(answer.unreplied)),
      formatRate(Number(answer.byte_rate)),
      formatBytes(this.#all.bytes),
    ].join(' · '));
  }

  #columns() {
    return [
      ...GROUPINGS[this.#query.by].names.map(([key, title]) => ({ key, title, priority: 1, cell: (group) => nameCell(group, key) })),
      figure('count', () => t('Connections'), formatCount, 1),
      {
        key: 'share',
        title: () => t('Share'),
        isNumber: true,
        priority: 2,
        cell: ({ count }) => ({ text: formatShare(count / Math.max(1, this.#all.connections)) }),
      },
      figure('unreplied', () => t('Unreplied'), formatCount, 2),
      figure('byte_rate', () => t('Rate'), formatRate, 1),
      figure('bytes', () => t('Bytes'), formatBytes, 2),
      figure('packets', () => t('Packets'), formatCount, 3),
    ];
  }
}

function figure(key, title, format, priority) {
  return {
    key, title, sort: key, isNumber: true, priority,
    cell: (group) => ({ text: format(Number(group[key])), title: formatCount(Number(group[key])) }),
  };
}

function nameCell(group, key) {
  switch (key) {
    case 'service':
      return { text: serviceName(group.port) ?? '' };
    case 'user':
      return { text: group.username ?? String(group.user_id ?? t('nobody')) };
    case 'protocol':
      return { text: group.protocol, tone: `protocol-${group.protocol}` };
    default:
      return { text: String(group[key] ?? ABSENT) };
  }
}

function keyOfGroup(group) {
  return [group.source, group.destination, group.protocol, group.port, group.user_id].join(' ');
}
