// SPDX-License-Identifier: GPL-2.0-or-later

/*
 * The page does not parse filters, which is the daemon's affair: it splits them where "and" joins them, so that it can
 * show their parts, take one away and add one.
 */

const TOKEN = /"(?:[^"\\]|\\.)*"?|[(){}]|&&|\|\||[^\s(){}"]+|\s+/g;

/**
 * The parts of a filter that are joined by "and".
 * @param {string} filter
 * @returns {string[]} one part where "or" stands outside of parentheses; none for the empty filter
 */
export function splitTerms(filter) {
  const terms = [];
  let depth = 0;
  let term = '';
  for (const [token] of filter.matchAll(TOKEN)) {
    depth += '({'.includes(token) ? 1 : ')}'.includes(token) ? -1 : 0;
    if (depth === 0 && isOr(token)) {
      return [filter.trim()];
    }

    if (depth === 0 && isAnd(token)) {
      terms.push(term);
      term = '';
    } else {
      term += token;
    }
  }

  return [...terms, term].map((part) => part.trim()).filter((part) => part !== '');
}

/** Joins parts by "and". */
export function joinTerms(terms) {
  return terms.length < 2 ? terms.join('') : terms.map(guard).join(' and ');
}

/** A filter with more conditions; those that it has already are not added again. */
export function addTerms(filter, terms) {
  const present = splitTerms(filter);
  return joinTerms([...present, ...terms.filter((term) => !present.includes(term))]);
}

/** A filter without some of its parts. */
export function removeTerms(filter, terms) {
  return joinTerms(splitTerms(filter).filter((term) => !terms.includes(term)));
}

/** Whether a filter has all of these parts. */
export function hasTerms(filter, terms) {
  const present = splitTerms(filter);
  return terms.every((term) => present.includes(term));
}

/** A name as the filter language reads it, in quotes where it is not a plain word. */
export function quoteName(name) {
  return /^[a-z_][\w.-]*$/i.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function guard(term) {
  let depth = 0;
  for (const [token] of term.matchAll(TOKEN)) {
    depth += '({'.includes(token) ? 1 : ')}'.includes(token) ? -1 : 0;
    if (depth === 0 && isOr(token)) {
      return `(${term})`;
    }
  }

  return term;
}

function isOr(token) {
  return token === '||' || token.toLowerCase() === 'or';
}

function isAnd(token) {
  return token === '&&' || token.toLowerCase() === 'and';
}
