// The strings of the reference's emoji expression.
//
// mfm-js matches emoji with one regular expression of the package `@misskey-dev/emoji-data`. Its
// language is finite, so it is spelled out here, string by string.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The packages are those of the oracle, so that the table and the reference cannot drift apart.
const require = createRequire(new URL('../../../tests/oracle/package.json', import.meta.url));
const { emojiRegex } = require('@misskey-dev/emoji-data');

/** What may be said of a string: it is no emoji, it is one, it is one unless U+FE0E follows. */
export const [NO, YES, UNLESS_TEXT_STYLE] = [0, 1, 2];

// The regular expression also matches a lone U+FE0F, which mfm-js then gives back as text.
const VARIATION_SELECTOR_16 = '\uFE0F';
const VARIATION_SELECTOR_15 = '\uFE0E';

/** The version of an installed package. */
export function versionOf(name) {
  const file = require.resolve(name).replace(new RegExp(`(${name})/.*`), '$1/package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

/** Every emoji: a map from string to YES or UNLESS_TEXT_STYLE. */
export function listEmoji() {
  const emoji = new Map();
  for (const { text, guarded } of language(emojiRegex.source)) {
    if (text === VARIATION_SELECTOR_16) continue;
    const unconditional = !guarded || emoji.get(text) === YES;
    emoji.set(text, unconditional ? YES : UNLESS_TEXT_STYLE);
  }
  verify(emoji);
  return emoji;
}

/** The strings of a regular expression made of literals, classes, groups, `?`, `|` and `(?!\ufe0e)`. */
function language(source) {
  let at = 0;
  const strings = alternatives();
  if (at !== source.length) throw new Error(`unexpected ${source[at]} at ${at}`);
  return strings;

  function alternatives() {
    const all = sequence();
    while (source[at] === '|') {
      at += 1;
      all.push(...sequence());
    }
    return all;
  }

  function sequence() {
    let done = [{ text: '', guarded: false }];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const next = quantified();
      done = done.flatMap((head) => next.map((tail) => join(head, tail)));
    }
    return done;
  }

  function quantified() {
    const strings = atom();
    if (source[at] !== '?') return strings;
    at += 1;
    return [...strings, { text: '', guarded: false }];
  }

  function atom() {
    if (skip('(?:')) return group();
    if (skip('(?!')) {
      const [only, ...others] = group();
      if (others.length > 0 || only.text !== VARIATION_SELECTOR_15) throw new Error('unknown look-ahead');
      return [{ text: '', guarded: true }];
    }
    if (skip('(')) return group();
    if (skip('[')) return classUnits().map((text) => ({ text, guarded: false }));
    return [{ text: unit(), guarded: false }];
  }

  function group() {
    const strings = alternatives();
    if (!skip(')')) throw new Error(`unclosed group at ${at}`);
    return strings;
  }

  function classUnits() {
    const units = [];
    while (!skip(']')) {
      const first = unit('').charCodeAt(0);
      const last = skip('-') ? unit('').charCodeAt(0) : first;
      for (let code = first; code <= last; code += 1) units.push(String.fromCharCode(code));
    }
    return units;
  }

  function unit(special = '()[]{}|?*+.^$') {
    if (skip('\\u')) {
      at += 4;
      return String.fromCharCode(parseInt(source.slice(at - 4, at), 16));
    }
    if (skip('\\') || !special.includes(source[at])) return source[at++];
    throw new Error(`unexpected ${source[at]} at ${at}`);
  }

  function skip(text) {
    if (!source.startsWith(text, at)) return false;
    at += text.length;
    return true;
  }
}

/** A look-ahead holds of itself when something other than U+FE0E follows. */
function join(head, tail) {
  if (head.guarded && tail.text.startsWith(VARIATION_SELECTOR_15)) throw new Error('can never match');
  const guarded = tail.guarded || (head.guarded && tail.text === '');
  return { text: head.text + tail.text, guarded };
}

/** The regular expression must agree on each string, alone and before each variation selector. */
function verify(emoji) {
  const anchored = new RegExp(`^(?:${emojiRegex.source})`);
  for (const [text, accept] of emoji) {
    const alone = anchored.exec(text)?.[0];
    const asText = anchored.exec(text + VARIATION_SELECTOR_15)?.[0];
    if (alone !== text || (asText === text) !== (accept === YES)) {
      throw new Error(`not as the regular expression says: ${JSON.stringify(text)}`);
    }
  }
}
