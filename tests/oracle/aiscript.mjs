// What @syuilo/aiscript says of scripts, in the shapes that the tests ask for.

import { Parser } from '@syuilo/aiscript';

/** The JSON that answers one request: `{"ast": […]}` or `{"error": {…}}` for the script `text`. */
export function answer({ text }) {
  return JSON.stringify(parse(text), (_, value) => (value instanceof Map ? { $map: [...value] } : value));
}

/** The line that is recorded of a script. */
export function record(text) {
  return `{"text":${JSON.stringify(text)},"answer":${answer({ text })}}`;
}

function parse(text) {
  try {
    return { ast: Parser.parse(text) };
  } catch (error) {
    const { line = null, column = null } = error.pos ?? {};
    return { error: { class: error.constructor.name, name: error.name, message: error.message, line, column } };
  }
}
