// SPDX-License-Identifier: GPL-2.0-or-later
import { RpcFault } from './fault.js';

const INT_MIN = -0x80000000;
const INT_MAX = 0x7fffffff;

// What XML 1.0 cannot carry: the daemon refuses it, and writes the same in its place.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Only text of the daemon becomes a document, and only to be read as XML-RPC: nothing of it reaches the page as markup. */
const xmlPolicy = globalThis.trustedTypes?.createPolicy('pyctd-xml', { createHTML: (text) => text });

/**
 * Writes a call.
 * @param {string} method
 * @param {unknown[]} parameters booleans, numbers, strings, arrays and plain objects of these
 * @returns {string} the document
 */
export function encodeCall(method, parameters) {
  const values = parameters.map((value) => `<param>${encodeValue(value)}</param>`);
  return `<?xml version="1.0"?>\n<methodCall><methodName>${escapeText(method)}</methodName><params>${values.join('')}</params></methodCall>`;
}

/**
 * Reads a response.
 * @param {string} text the document
 * @returns {unknown} its value: `int` and `i8` are numbers, exact up to 2 to the power of 53; `nil` is null
 * @throws {RpcFault} it is a fault
 * @throws {SyntaxError} it is no response
 */
export function decodeResponse(text) {
  const document = new DOMParser().parseFromString(xmlPolicy?.createHTML(text) ?? text, 'text/xml');
  const root = document.documentElement;
  if (root.nodeName !== 'methodResponse' || document.getElementsByTagName('parsererror').length > 0) {
    throw new SyntaxError('This is not an XML-RPC response.');
  }

  const content = onlyChild(root);
  if (content.nodeName === 'fault') {
    const fault = decodeValue(onlyChild(content));
    throw new RpcFault(Number(fault.faultCode), String(fault.faultString));
  }

  return decodeValue(onlyChild(onlyChild(content)));
}

function encodeValue(value) {
  return `<value>${encodeContent(value)}</value>`;
}

function encodeContent(value) {
  switch (typeof value) {
    case 'string':
      return `<string>${escapeText(value)}</string>`;
    case 'boolean':
      return `<boolean>${value ? 1 : 0}</boolean>`;
    case 'number':
      return encodeNumber(value);
    case 'object':
      return encodeObject(value);
    default:
      throw new TypeError(`A ${typeof value} cannot be sent.`);
  }
}

function encodeNumber(value) {
  if (!Number.isFinite(value)) {
    throw new TypeError(`${value} cannot be sent.`);
  }

  if (!Number.isSafeInteger(value)) {
    return `<double>${value.toFixed(20).replace(/0+$/, '0')}</double>`;
  }

  return value >= INT_MIN && value <= INT_MAX ? `<int>${value}</int>` : `<i8>${value}</i8>`;
}

function encodeObject(value) {
  if (value === null) {
    throw new TypeError('null cannot be sent.');
  }

  if (Array.isArray(value)) {
    return `<array><data>${value.map(encodeValue).join('')}</data></array>`;
  }

  const members = Object.entries(value)
    .map(([name, member]) => `<member><name>${escapeText(name)}</name>${encodeValue(member)}</member>`);
  return `<struct>${members.join('')}</struct>`;
}

function escapeText(text) {
  return text
    .replace(FORBIDDEN, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function decodeValue(value) {
  const typed = value.firstElementChild;
  if (typed === null) {
    return value.textContent;
  }

  switch (typed.localName) {
    case 'int':
    case 'i4':
    case 'i8':
    case 'double':
      return Number(typed.textContent);
    case 'boolean':
      return typed.textContent === '1';
    case 'string':
      return typed.textContent;
    case 'struct':
      return decodeStruct(typed);
    case 'array':
      return Array.from(onlyChild(typed).children, decodeValue);
    case 'base64':
      return Uint8Array.from(atob(typed.textContent), (letter) => letter.charCodeAt(0));
    case 'dateTime.iso8601':
      return decodeDate(typed.textContent);
    case 'nil':
      return null;
    default:
      throw new SyntaxError(`There is no type ${typed.localName} in XML-RPC.`);
  }
}

// Without a prototype: a member's name is data, whatever it is.
function decodeStruct(struct) {
  const members = Object.create(null);
  for (const member of struct.children) {
    members[member.firstElementChild.textContent] = decodeValue(member.lastElementChild);
  }

  return members;
}

// The daemon writes UTC, as 19980717T14:08:55.
function decodeDate(text) {
  return new Date(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}Z`);
}

function onlyChild(element) {
  if (element.childElementCount !== 1) {
    throw new SyntaxError(`One element is expected inside <${element.nodeName}>.`);
  }

  return element.firstElementChild;
}
