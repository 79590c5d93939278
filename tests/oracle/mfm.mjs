// What mfm-js says of notes, in the shapes that the tests ask for.

import { parse, parseSimple, toString } from 'mfm-js';

/** The nest limits for which trees are recorded. */
export const NEST_LIMITS = [0, 1, 2, 3, 5, 20, 100];

/** The JSON that answers one request: `{fn: "parse" | "parseSimple" | "toString", text | tree, nestLimit?}`. */
export function answer(request) {
  return JSON.stringify(value(request));
}

function value({ fn, text, tree, nestLimit }) {
  switch (fn) {
    case 'parse':
      return parse(text, { nestLimit });
    case 'parseSimple':
      return parseSimple(text);
    case 'toString':
      return toString(tree ?? parse(text, { nestLimit }));
    default:
      throw new Error(`no such function: ${fn}`);
  }
}

/** The line that is recorded of a text; limits with the same tree are told together. */
export function record(text) {
  const trees = new Map();
  for (const nestLimit of NEST_LIMITS) {
    const tree = JSON.stringify(parse(text, { nestLimit }));
    if (!trees.has(tree)) trees.set(tree, []);
    trees.get(tree).push(nestLimit);
  }
  const parsed = [...trees].map(([tree, nestLimits]) => ({ nestLimits, tree: JSON.parse(tree) }));
  return JSON.stringify({ text, parse: parsed, simple: parseSimple(text), string: toString(parse(text)) });
}

/** How a text is cut: `e` and `t` for emoji and text nodes, each with its number of characters. */
export function cuts(text) {
  return parseSimple(text)
    .map(({ type, props }) => {
      const kind = { unicodeEmoji: 'e', text: 't' }[type];
      return `${kind}${[...(props.emoji ?? props.text)].length}`;
    })
    .join('');
}
