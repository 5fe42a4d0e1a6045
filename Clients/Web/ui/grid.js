// SPDX-License-Identifier: GPL-2.0-or-later
import { t } from '../text/language.js';
import { element, setAttribute, setText } from './element.js';

/** As many fit everywhere but on a phone; of more, those of lesser priority give way where room is scarce. */
const FEW_COLUMNS = 8;

/**
 * What a grid is told of one column.
 * @typedef {object} GridColumn
 * @property {string} key
 * @property {() => string} title
 * @property {() => string} [hint]
 * @property {string} [sort] what the grid is sorted by when its head is pressed
 * @property {boolean} [isNumber]
 * @property {boolean} [isEditable] whether a double click asks for another value, and so a single one does not open the row
 * @property {number} priority
 * @property {(row: any) => {text: string, title?: string, tone?: string, extra?: string}} cell
 */

/**
 * A table that is filled again and again without losing its place: rows keep their elements, cells change where their text
 * does, and focus and selection stay. Arrow keys move from cell to cell, as ARIA's pattern of a grid has it.
 *
 * Events: `sort` (detail: {sort, descending}), `open` (detail: the row), `edit` (detail: {row, column}), `select`, and `key`
 * (detail: {key, row, column}) for keys that the grid has no use for; who has one prevents the default.
 */
export class Grid extends EventTarget {
  #table;
  #head = element('tr', { role: 'row' });
  #body = element('tbody', { role: 'rowgroup' });
  #columns = [];
  #rows = [];
  #keyOf;
  #canSelect;
  #elements = new Map();
  #focus = { row: 0, column: 0 };
  #sort = { sort: '', descending: false };

  /** @param {{label: string, keyOf: (row: any) => string|number, canSelect?: boolean}} options */
  constructor({ label, keyOf, canSelect = false }) {
    super();
    this.#keyOf = keyOf;
    this.#canSelect = canSelect;
    this.#table = element(
      'table', { role: 'grid', 'aria-label': label, 'aria-multiselectable': canSelect, class: 'grid' },
      element('thead', { role: 'rowgroup' }, this.#head), this.#body);
    this.element = element('div', { class: 'grid-scroll' }, this.#table);
    this.selection = new Set();
    this.#body.addEventListener('keydown', (event) => this.#onKey(event));
    this.#body.addEventListener('click', (event) => this.#onClick(event));
    this.#body.addEventListener('dblclick', (event) => this.#onDoubleClick(event));
    this.#body.addEventListener('focusin', (event) => this.#onFocus(event));
  }

  /** The rows that are shown. */
  get rows() {
    return this.#rows;
  }

  /** The selected rows among those that are shown. */
  get selectedRows() {
    return this.#rows.filter((row) => this.selection.has(this.#keyOf(row)));
  }

  /** @param {GridColumn[]} columns */
  setColumns(columns) {
    this.#columns = columns;
    this.#table.classList.toggle('many-columns', columns.length > FEW_COLUMNS);
    this.#elements.clear();
    this.#body.replaceChildren();
    this.#head.replaceChildren(
      ...(this.#canSelect ? [this.#selectAllHead()] : []), ...columns.map((column) => this.#headOf(column)));
    this.setSort(this.#sort.sort, this.#sort.descending);
    this.update(this.#rows);
  }

  /** Shows what the rows are sorted by. */
  setSort(sort, descending) {
    this.#sort = { sort, descending };
    for (const head of this.#head.querySelectorAll('[data-sort]')) {
      const isSorted = head.dataset.sort === sort;
      setAttribute(head, 'aria-sort', isSorted ? (descending ? 'descending' : 'ascending') : undefined);
    }
  }

  /** Shows these rows, in this order. */
  update(rows) {
    this.#rows = rows;
    const focused = document.activeElement;
    const kept = new Map();
    rows.forEach((row, index) => {
      const key = this.#keyOf(row);
      const line = this.#elements.get(key) ?? this.#newLine();
      kept.set(key, line);
      this.#fill(line, row, index);
      if (this.#body.children[index] !== line.element) {
        this.#body.insertBefore(line.element, this.#body.children[index] ?? null);
      }
    });
    for (const [key, line] of this.#elements) {
      if (!kept.has(key)) {
        line.element.remove();
      }
    }

    this.#elements = kept;
    this.#keepFocus(focused);
    this.#markSelectAll();
  }

  /** Takes every row out of the selection. */
  clearSelection() {
    this.#select([...this.selection], false);
  }

  /** Selects every row that is shown. */
  selectAll() {
    this.#select(this.#rows.map(this.#keyOf), true);
  }

  /** Moves the focus to a cell, by default to the one that had it last. */
  focus(row = this.#focus.row, column = this.#focus.column) {
    if (this.#rows.length === 0) {
      return;
    }

    const cells = this.#cellsOf(Math.min(Math.max(row, 0), this.#rows.length - 1));
    cells[Math.min(Math.max(column, 0), cells.length - 1)].focus();
  }

  /**
   * Lets the user change a cell's text in place.
   * @param {string|number} rowKey
   * @param {string} columnKey
   * @param {{label: string, value: string, parse: (text: string) => any}} options `parse` gives null for what is no value
   * @returns {Promise<any>} the value; undefined where the user gave up
   */
  edit(rowKey, columnKey, { label, value, parse }) {
    const line = this.#elements.get(rowKey);
    const index = this.#columns.findIndex((column) => column.key === columnKey);
    const cell = line?.cells[index];
    if (cell === undefined) {
      return Promise.resolve(undefined);
    }

    return new Promise((resolve) => {
      const input = element('input', { class: 'cell-input', 'aria-label': label, value, size: 8, spellcheck: 'false' });
      const end = (result) => {
        line.editing = null;
        line.texts[index] = null;
        this.#fill(line, line.row, line.index);
        cell.focus();
        resolve(result);
      };
      input.addEventListener('keydown', (event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          event.preventDefault();
          end(undefined);
        } else if (event.key === 'Enter') {
          event.preventDefault();
          const result = parse(input.value);
          setAttribute(input, 'aria-invalid', result === null ? 'true' : undefined);
          if (result !== null) {
            end(result);
          }
        }
      });
      input.addEventListener('blur', () => {
        if (line.editing === index) {
          end(undefined);
        }
      });
      line.editing = index;
      cell.replaceChildren(input);
      input.focus();
      input.select();
    });
  }

  #headOf(column) {
    const press = () => {
      const isSorted = this.#sort.sort === column.sort;
      const descending = isSorted ? !this.#sort.descending : column.isNumber === true;
      this.dispatchEvent(new CustomEvent('sort', { detail: { sort: column.sort, descending } }));
    };
    const title = column.title();
    return element(
      'th', {
        role: 'columnheader', scope: 'col', class: classOf(column), title: column.hint?.(), 'data-sort': column.sort,
      }, column.sort === undefined ? title : element('button', { type: 'button', onclick: press }, title));
  }

  #selectAllHead() {
    const all = element('input', {
      type: 'checkbox',
      'aria-label': t('Select all rows of this page'),
      onchange: () => (all.checked ? this.selectAll() : this.clearSelection()),
    });
    return element('th', { role: 'columnheader', class: 'select' }, all);
  }

  #newLine() {
    const line = { element: element('tr', { role: 'row' }), cells: [], texts: [], editing: null, row: null, index: 0 };
    if (this.#canSelect) {
      line.checkbox = element('input', {
        type: 'checkbox',
        tabindex: -1,
        'aria-label': t('Select'),
        onchange: () => this.#select([this.#keyOf(line.row)], line.checkbox.checked),
      });
      line.element.append(element('td', { role: 'gridcell', class: 'select' }, line.checkbox));
    }

    line.cells = this.#columns.map((column) => element('td', { role: 'gridcell', tabindex: -1, class: classOf(column) }));
    line.element.append(...line.cells);
    return line;
  }

  #fill(line, row, index) {
    line.row = row;
    line.index = index;
    line.element.dataset.index = index;
    this.#columns.forEach((column, at) => {
      if (line.editing !== at) {
        fillCell(line, at, column.cell(row));
      }

      line.cells[at].tabIndex = index === this.#focus.row && at === this.#focus.column ? 0 : -1;
    });
    this.#markSelected(line);
  }

  #markSelected(line) {
    if (this.#canSelect) {
      const isSelected = this.selection.has(this.#keyOf(line.row));
      line.checkbox.checked = isSelected;
      setAttribute(line.element, 'aria-selected', String(isSelected));
    }
  }

  #markSelectAll() {
    const all = this.#head.querySelector('input');
    if (all !== null) {
      const count = this.selectedRows.length;
      all.checked = count > 0 && count === this.#rows.length;
      all.indeterminate = count > 0 && count < this.#rows.length;
    }
  }

  #select(keys, isSelected) {
    for (const key of keys) {
      if (isSelected) {
        this.selection.add(key);
      } else {
        this.selection.delete(key);
      }
    }

    this.#elements.forEach((line) => this.#markSelected(line));
    this.#markSelectAll();
    this.dispatchEvent(new Event('select'));
  }

  // Moving a row in the document takes the focus from it; a row that is gone leaves it to the one in its place.
  #keepFocus(focused) {
    if (focused === null || focused === document.activeElement || focused.getAttribute('role') !== 'gridcell') {
      return;
    }

    if (focused.isConnected) {
      focused.focus({ preventScroll: true });
    } else {
      this.focus();
    }
  }

  #onFocus(event) {
    const place = this.#placeOf(event.target);
    if (place === null || place.column < 0) {
      return;
    }

    const former = this.#cellsOf(this.#focus.row)?.[this.#focus.column];
    if (former !== undefined) {
      former.tabIndex = -1;
    }

    this.#focus = place;
    this.#cellsOf(place.row)[place.column].tabIndex = 0;
  }

  #onClick(event) {
    const place = this.#placeOf(event.target);
    if (place === null || event.target instanceof HTMLInputElement || event.target.closest('.select') !== null) {
      return;
    }

    if (event.ctrlKey || event.metaKey) {
      this.#toggle(place.row);
    } else if (getSelection().isCollapsed && event.detail < 2 && !this.#columns[place.column]?.isEditable) {
      this.dispatchEvent(new CustomEvent('open', { detail: this.#rows[place.row] }));
    }
  }

  #onDoubleClick(event) {
    const place = this.#placeOf(event.target);
    const column = this.#columns[place?.column];
    if (column?.isEditable) {
      this.dispatchEvent(new CustomEvent('edit', { detail: { row: this.#rows[place.row], column } }));
    }
  }

  #toggle(index) {
    const key = this.#keyOf(this.#rows[index]);
    this.#select([key], !this.selection.has(key));
  }

  #onKey(event) {
    const place = this.#placeOf(event.target);
    if (place === null || event.target instanceof HTMLInputElement || event.altKey) {
      return;
    }

    if (this.#move(event, place) || this.#act(event, place)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #move({ key, ctrlKey }, { row, column }) {
    const last = this.#rows.length - 1;
    const page = 15;
    const target = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [row - page, column],
      PageDown: [row + page, column],
      Home: ctrlKey ? [0, 0] : [row, 0],
      End: ctrlKey ? [last, Infinity] : [row, Infinity],
    }[key];
    if (target === undefined) {
      return false;
    }

    this.focus(...target);
    return true;
  }

  #act({ key, ctrlKey }, { row, column }) {
    if (key === 'Enter') {
      this.dispatchEvent(new CustomEvent('open', { detail: this.#rows[row] }));
      return true;
    }

    if (this.#canSelect && key === ' ') {
      this.#toggle(row);
      return true;
    }

    if (this.#canSelect && ctrlKey && key === 'a') {
      this.selectAll();
      return true;
    }

    if (ctrlKey || key.length > 1 && key !== 'Delete') {
      return false;
    }

    const detail = { key, row: this.#rows[row], column: this.#columns[column] };
    return !this.dispatchEvent(new CustomEvent('key', { detail, cancelable: true }));
  }

  #cellsOf(index) {
    const row = this.#rows[index];
    return row === undefined ? undefined : this.#elements.get(this.#keyOf(row))?.cells;
  }

  #placeOf(target) {
    const line = target.closest('tbody tr');
    if (line === null) {
      return null;
    }

    const row = Number(line.dataset.index);
    return { row, column: this.#cellsOf(row)?.indexOf(target.closest('td')) ?? -1 };
  }
}

function fillCell(line, at, { text, title, tone, extra }) {
  const shown = `${text}\u0000${extra ?? ''}\u0000${title ?? ''}\u0000${tone ?? ''}`;
  if (line.texts[at] === shown) {
    return;
  }

  line.texts[at] = shown;
  const cell = line.cells[at];
  if (extra) {
    cell.replaceChildren(text, element('span', { class: 'extra' }, extra));
  } else {
    setText(cell, text);
  }

  setAttribute(cell, 'title', title);
  setAttribute(cell, 'data-tone', tone);
}

function classOf(column) {
  return `cell-${column.key} priority-${column.priority}${column.isNumber ? ' number' : ''}${column.isEditable ? ' editable' : ''}`;
}
