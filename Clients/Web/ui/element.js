// SPDX-License-Identifier: GPL-2.0-or-later

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element. Whatever is data becomes a text node or an attribute, never markup.
 * @param {string} name
 * @param {Record<string, unknown>} [properties] attributes; `on…` for listeners; true and false set and leave out
 * @param {...(Node|string|number|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function element(name, properties = {}, ...children) {
  return fill(document.createElement(name), properties, children);
}

/** Makes an element of SVG; otherwise as {@link element}. @returns {SVGElement} */
export function svg(name, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, name), properties, children);
}

/** Makes a button. */
export function button(label, onclick, properties = {}) {
  return element('button', { type: 'button', onclick, ...properties }, label);
}

/** Sets an element's text where it differs, so that nothing is touched that stays. */
export function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** Sets an attribute where it differs; undefined and false take it away. */
export function setAttribute(target, name, value) {
  if (value === undefined || value === null || value === false) {
    target.removeAttribute(name);
  } else if (target.getAttribute(name) !== String(value)) {
    target.setAttribute(name, value === true ? '' : value);
  }
}

function fill(target, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) {
      target.addEventListener(name.slice(2), value);
    } else {
      setAttribute(target, name, value);
    }
  }

  target.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return target;
}
