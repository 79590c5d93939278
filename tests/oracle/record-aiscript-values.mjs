// Records what @syuilo/aiscript says of rules, versions, metadata and AiSON.
//
// `node tests/oracle/record-aiscript-values.mjs` rewrites every `tests/fixtures/aiscript_values/*.jsonl`: the
// questions in the files stay, the answers beside them are recorded anew. So a case is added as a line
// with the question alone, such as `{"text": "…"}`. Questions that stand twice are dropped. With `--check`
// nothing is written, and a file that would change is an error.

import { readFileSync, writeFileSync } from 'node:fs';

import { AiSON, Interpreter, Parser, utils } from '@syuilo/aiscript';

const FIXTURES = new URL('../fixtures/aiscript_values/', import.meta.url);

/** For each file, how a question is answered. */
const ANSWERS = {
  /** The error of a script: only the validation can find one. */
  rules: ({ text }) => ({ text, error: errorOf(() => Parser.parse(text)) }),
  /** The language version that a text names. */
  versions: ({ text }) => ({ text, version: utils.getLangVersion(text) }),
  /** The pairs of name and value; null if the script is empty. */
  metadata({ text }) {
    const metadata = Interpreter.collectMetadata(Parser.parse(text));
    return { text, metadata: metadata ? [...metadata] : null };
  },
  /** A value or an error. */
  aison({ text }) {
    const error = errorOf(() => AiSON.parse(text));
    return error === null ? { text, value: AiSON.parse(text) } : { text, error };
  },
  /** The text of a value; `indent` is a number or a string. */
  stringify: ({ value, indent }) => ({ value, indent, text: AiSON.stringify(value, null, indent) }),
};

function errorOf(action) {
  try {
    action();
    return null;
  } catch (error) {
    return error.message;
  }
}

for (const [name, answer] of Object.entries(ANSWERS)) {
  const file = new URL(`${name}.jsonl`, FIXTURES);
  const before = readFileSync(file, 'utf8');
  const lines = before.split('\n').filter((line) => line !== '');
  const after = [...new Set(lines.map((line) => `${JSON.stringify(answer(JSON.parse(line)))}\n`))].join('');
  if (!process.argv.includes('--check')) {
    writeFileSync(file, after);
  } else if (before !== after) {
    console.error(`${name}.jsonl is not what the reference says now`);
    process.exitCode = 1;
  }
}
