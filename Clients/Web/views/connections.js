// SPDX-License-Identifier: GPL-2.0-or-later
import { COLUMNS, USUAL_COLUMNS } from '../model/columns.js';
import { Connection, TITLE_FIELDS } from '../model/connection.js';
import { addTerms } from '../model/filter.js';
import { RpcFault } from '../rpc/fault.js';
import { formatBytes, formatCount, formatRate } from '../text/format.js';
import { plural, t } from '../text/language.js';
import { button, element, setText } from '../ui/element.js';
import { Grid } from '../ui/grid.js';
import { Pager } from '../ui/pager.js';
import { pickColumns } from './columnpicker.js';
import { Details } from './details.js';
import { EDITABLE, editCell } from './edit.js';
import { exportConnections } from './export.js';
import { Facets } from './facets.js';
import { FilterBar } from './filterbar.js';
import { killConnections, killMatching } from './kill.js';
import { formatOrder, formatPlace, parseOrder, parsePlace } from './order.js';

const USUAL_ORDER = '-repl_byte_rate';

/** Facets look at the whole table several times, so they are asked for more seldom than the page. */
const FACETS_MS = 6_000;

/** The list of connections: filter, facets, table and details, and what can be done to what is seen. */
export class ConnectionsView {
  #context;
  #query = { filter: '', sort: '', descending: false, page: 1, size: 50, columns: USUAL_COLUMNS };
  #matched = 0;
  #facetsFor = null;
  #facetsTime = 0;
  #filterBar;
  #facets = new Facets();
  #grid;
  #pager = new Pager();
  #details;
  #sums = element('p', { class: 'sums', 'aria-live': 'off' });
  #killSelected;
  #killMatched;

  /** @param {import('../app.js').Context} context */
  constructor(context) {
    this.#context = context;
    const canKill = context.rights.has('kill');
    this.#filterBar = new FilterBar(context.preferences);
    this.#grid = new Grid({ label: t('Connections'), keyOf: (connection) => connection.id, canSelect: canKill });
    this.#details = new Details(context.daemon, context.meter, canKill);
    this.#killSelected = button('', () => this.#kill(this.#grid.selectedRows), { class: 'danger', hidden: true });
    this.#killMatched = button('', () => this.#killMatching(), { class: 'danger-quiet', hidden: true });
    this.element = element(
      'div', { class: 'connections' }, this.#facets.element,
      element(
        'div', { class: 'list' }, this.#filterBar.element,
        element(
          'div', { class: 'toolbar' }, this.#sums, this.#killSelected, this.#killMatched,
          button(t('Columns'), () => this.#pickColumns()),
          button(t('Export'), () => this.#export())),
        this.#grid.element, this.#pager.element),
      this.#details.element);
    this.#listen();
  }

  show(parameters) {
    const former = this.#query;
    this.#query = {
      filter: parameters.filter ?? '',
      ...parseOrder(parameters.sort, USUAL_ORDER),
      ...parsePlace(parameters),
      columns: this.#columnsOf(parameters.columns),
    };
    if (former.filter !== this.#query.filter) {
      this.#grid.clearSelection();
    }

    this.#filterBar.show(this.#query.filter);
    if (former.columns.join() !== this.#query.columns.join() || this.#grid.rows.length === 0) {
      this.#grid.setColumns(this.#shownColumns());
    }

    this.#grid.setSort(this.#query.sort, this.#query.descending);
    this.#showDetails(parameters.id);
  }

  hide() {
    this.#grid.clearSelection();
    this.#details.close();
    this.#context.refresher.release('details');
  }

  async poll(signal) {
    const query = this.#query;
    try {
      const page = await this.#context.daemon.page({
        ...query, start: (query.page - 1) * query.size, length: query.size, fields: this.#fields(),
      }, signal);
      this.#filterBar.showError('');
      this.#showPage(page);
    } catch (error) {
      if (error instanceof RpcFault && error.code === 422) {
        this.#filterBar.showError(error.message);
        return;
      }

      throw error;
    }

    await this.#pollFacets(query.filter, signal);
  }

  onKey(key) {
    const actions = {
      '/': () => this.#filterBar.focus(),
      '[': () => this.#pager.go(this.#pager.page - 1),
      ']': () => this.#pager.go(this.#pager.page + 1),
      g: () => this.#grid.focus(),
      c: () => this.#pickColumns(),
      Escape: () => this.#leave(),
    };
    actions[key]?.();
    return key in actions;
  }

  #listen() {
    const { refresher, route } = this.#context;
    this.#filterBar.addEventListener('change', () => this.#setFilter(this.#filterBar.filter));
    this.#facets.addEventListener('change', (event) => this.#setFilter(event.detail));
    this.#facets.addEventListener('open', () => {
      this.#facetsFor = null;
      refresher.now();
    });
    this.#grid.addEventListener('sort', ({ detail }) => route.change({ sort: formatOrder(detail), page: '' }));
    this.#grid.addEventListener('open', ({ detail }) => route.change({ id: String(detail.id) }));
    this.#grid.addEventListener('edit', ({ detail }) => this.#edit(detail.row, detail.column.key));
    this.#grid.addEventListener('key', (event) => this.#onGridKey(event));
    this.#grid.addEventListener('select', () => {
      refresher.setHeld('selection', this.#grid.selection.size > 0);
      this.#showActions();
    });
    this.#pager.addEventListener('change', () => route.change(formatPlace(this.#pager)));
    this.#details.addEventListener('close', () => this.#leave());
    this.#details.addEventListener('kill', () => this.#kill([this.#details.connection]));
    this.#details.addEventListener('filter', ({ detail }) => this.#setFilter(addTerms(this.#query.filter, [detail.term])));
  }

  #onGridKey(event) {
    const { key, row, column } = event.detail;
    const condition = column?.condition?.(row);
    const actions = {
      x: () => this.#killFocused(row),
      Delete: () => this.#killFocused(row),
      m: () => this.#edit(row, 'mark'),
      t: () => this.#edit(row, 'timeout'),
      f: () => condition && this.#setFilter(addTerms(this.#query.filter, [condition])),
      F: () => condition && this.#setFilter(addTerms(this.#query.filter, [`not ${condition}`])),
    };
    if (key in actions) {
      event.preventDefault();
      actions[key]();
    }
  }

  #setFilter(filter) {
    this.#context.route.change({ filter, page: '', id: '' });
  }

  #leave() {
    if (this.#details.id !== null) {
      this.#context.route.change({ id: '' });
      this.#grid.focus();
    } else {
      this.#grid.clearSelection();
    }
  }

  #showDetails(id) {
    const wanted = id === undefined ? null : Number(id);
    if (wanted === this.#details.id) {
      return;
    }

    if (wanted === null) {
      this.#details.close();
    } else {
      this.#details.open(wanted);
    }

    this.#context.refresher.setHeld('details', wanted !== null);
  }

  #showPage({ rows, matched, age, stale, totals }) {
    this.#matched = matched;
    const { page, size } = this.#query;
    if (rows.length === 0 && matched > 0 && page > 1) {
      this.#context.route.change({ page: String(Math.ceil(matched / size)) }, { replace: true });
      return;
    }

    this.#grid.update(rows.map((row) => new Connection(row)));
    this.#pager.show({ page, size, total: matched });
    this.#showSums(totals, age, stale);
    this.#showActions();
  }

  #showSums(totals, age, stale) {
    setText(this.#sums, [
      plural(this.#matched, '{0} connection', '{0} connections'),
      t('{0} unreplied', formatCount(totals.unreplied)),
      formatRate(Number(totals.byte_rate)),
      formatBytes(Number(totals.bytes)),
      ...(stale ? [t('read {0} s ago', Math.round(age))] : []),
    ].join(' · '));
  }

  #showActions() {
    const selected = this.#grid.selectedRows.length;
    const canKill = this.#context.rights.has('kill');
    this.#killSelected.hidden = !canKill || selected === 0;
    setText(this.#killSelected, plural(selected, 'Kill {0} selected', 'Kill {0} selected'));
    this.#killMatched.hidden = !canKill || this.#query.filter === '' || this.#matched === 0;
    setText(this.#killMatched, plural(this.#matched, 'Kill {0} matching', 'Kill {0} matching'));
  }

  async #pollFacets(filter, signal) {
    const now = performance.now();
    if (filter !== this.#facetsFor || now > this.#facetsTime + FACETS_MS) {
      await this.#facets.load(this.#context.daemon, filter, signal);
      this.#facetsFor = filter;
      this.#facetsTime = now;
    }
  }

  #killFocused(row) {
    const selected = this.#grid.selectedRows;
    return this.#kill(selected.length > 0 ? selected : [row]);
  }

  async #kill(connections) {
    const { daemon, refresher, rights } = this.#context;
    if (rights.has('kill') && await refresher.during('dialog', killConnections(daemon, connections))) {
      this.#grid.clearSelection();
      await refresher.now();
    }
  }

  async #killMatching() {
    const { daemon, refresher } = this.#context;
    if (await refresher.during('dialog', killMatching(daemon, this.#query.filter))) {
      await refresher.now();
    }
  }

  async #edit(connection, field) {
    const { daemon, refresher, rights } = this.#context;
    if (rights.has('change') && field in EDITABLE) {
      await refresher.during('edit', editCell(daemon, this.#grid, connection, field));
      await refresher.now();
    }
  }

  async #pickColumns() {
    const { preferences, refresher, route } = this.#context;
    const columns = await refresher.during('dialog', pickColumns(this.#query.columns));
    if (columns !== undefined) {
      preferences.columns = columns;
      route.change({ columns: columns.join() === USUAL_COLUMNS.join() ? '' : columns.join() });
    }
  }

  #export() {
    const { daemon, refresher } = this.#context;
    return refresher.during('dialog', exportConnections(daemon, this.#query, this.#fields()));
  }

  #columnsOf(text) {
    const keys = text?.split(',') ?? this.#context.preferences.columns ?? USUAL_COLUMNS;
    const known = COLUMNS.map((column) => column.key).filter((key) => keys.includes(key));
    return known.length > 0 ? known : USUAL_COLUMNS;
  }

  #shownColumns() {
    const { rights } = this.#context;
    return COLUMNS.filter((column) => this.#query.columns.includes(column.key)).map((column) => ({
      ...column, isEditable: rights.has('change') && column.key in EDITABLE,
    }));
  }

  #fields() {
    const shown = COLUMNS.filter((column) => this.#query.columns.includes(column.key));
    return [...new Set([...TITLE_FIELDS, ...shown.flatMap((column) => column.fields)])];
  }
}
