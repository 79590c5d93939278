// Records what the reference says, for test runs without Node.
//
// `node tests/oracle/record.mjs` rewrites every `tests/fixtures/parse/*.jsonl`: the texts in the files
// stay, what stands beside them is recorded anew. So a case is added as a line `{"text": "…"}`. Texts
// that stand twice are dropped. `emoji.tsv` is written from the emoji data.
//
// `… record.mjs NAME` reads texts (JSON strings, one per line) from standard input and writes
// `NAME.jsonl` from them. With `--check` nothing is written, and a file that would change is an error.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

import { listEmoji } from '../../crates/mfm/emoji/strings.mjs';
import { cuts, record } from './reference.mjs';

const FIXTURES = new URL('../fixtures/parse/', import.meta.url);
/** What may follow an emoji and belong to it, or not. */
const FOLLOWERS = ['', '\uFE0F', '\uFE0E', '\u200D', '\u20E3', '\u{1F3FD}', '\u200D\u2642\uFE0F', 'a'];

const check = process.argv.includes('--check');
const [name] = process.argv.slice(2).filter((argument) => argument !== '--check');

if (name) {
  write(`${name}.jsonl`, recordAll(readFileSync(0, 'utf8'), (line) => line));
} else {
  for (const file of readdirSync(FIXTURES).filter((file) => file.endsWith('.jsonl'))) {
    write(file, recordAll(readFileSync(new URL(file, FIXTURES), 'utf8'), ({ text }) => text));
  }
  write('emoji.tsv', recordEmoji());
}

function recordAll(lines, textOf) {
  const values = lines.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  const texts = new Set(values.map(textOf));
  return [...texts].map((text) => `${JSON.stringify(record(text))}\n`).join('');
}

/** A line for each emoji and each proper prefix of one: the text, then how it is cut before each follower. */
function recordEmoji() {
  const texts = new Set();
  for (const emoji of listEmoji().keys()) {
    const characters = [...emoji];
    characters.forEach((_, index) => texts.add(characters.slice(0, index + 1).join('')));
  }
  const rows = [...texts].sort().map((text) => [text, ...FOLLOWERS.map((next) => cuts(text + next))]);
  return [['text', ...FOLLOWERS], ...rows].map((row) => `${row.join('\t')}\n`).join('');
}

function write(file, content) {
  const path = new URL(file, FIXTURES);
  if (!check) {
    writeFileSync(path, content);
  } else if (readFileSync(path, 'utf8') !== content) {
    console.error(`${file} is not what the reference says now`);
    process.exitCode = 1;
  }
}
