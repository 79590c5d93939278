// Records what the reference says, for test runs without Node.
//
// `node tests/oracle/record.mjs` rewrites every `tests/fixtures/parse/*.jsonl` (what mfm-js says) and
// `tests/fixtures/aiscript/*.jsonl` (what @syuilo/aiscript says): the texts in the files stay, what
// stands beside them is recorded anew. So a case is added as a line `{"text": "…"}`. Texts that stand
// twice are dropped. `emoji.tsv` is written from the emoji data.
//
// `… record.mjs parse/NAME` reads texts (JSON strings, one per line) from standard input and writes
// `parse/NAME.jsonl` from them; likewise `aiscript/NAME`. With `--check` nothing is written, and a file
// that would change is an error.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

import { listEmoji } from '../../crates/mfm/emoji/strings.mjs';
import * as aiscript from './aiscript.mjs';
import * as mfm from './mfm.mjs';

const FIXTURES = new URL('../fixtures/', import.meta.url);
/** What records the texts of a folder. */
const FOLDERS = { parse: mfm.record, aiscript: aiscript.record };
/** What may follow an emoji and belong to it, or not. */
const FOLLOWERS = ['', '\uFE0F', '\uFE0E', '\u200D', '\u20E3', '\u{1F3FD}', '\u200D\u2642\uFE0F', 'a'];

const check = process.argv.includes('--check');
const [name] = process.argv.slice(2).filter((argument) => argument !== '--check');

if (name) {
  write(`${name}.jsonl`, recordAll(name.split('/')[0], readFileSync(0, 'utf8'), (line) => line));
} else {
  for (const folder of Object.keys(FOLDERS)) {
    const files = readdirSync(new URL(folder, FIXTURES)).filter((file) => file.endsWith('.jsonl'));
    for (const file of files.map((file) => `${folder}/${file}`)) {
      write(file, recordAll(folder, readFileSync(new URL(file, FIXTURES), 'utf8'), ({ text }) => text));
    }
  }
  write('parse/emoji.tsv', recordEmoji());
}

function recordAll(folder, lines, textOf) {
  const values = lines.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  const texts = new Set(values.map(textOf));
  return [...texts].map((text) => `${FOLDERS[folder](text)}\n`).join('');
}

/** A line for each emoji and each proper prefix of one: the text, then how it is cut before each follower. */
function recordEmoji() {
  const texts = new Set();
  for (const emoji of listEmoji().keys()) {
    const characters = [...emoji];
    characters.forEach((_, index) => texts.add(characters.slice(0, index + 1).join('')));
  }
  const rows = [...texts].sort().map((text) => [text, ...FOLLOWERS.map((next) => mfm.cuts(text + next))]);
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
