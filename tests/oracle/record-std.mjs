// Records what values of @syuilo/aiscript have: `arr.push`, with the most arguments that it looks at.
//
// `node tests/oracle/record-std.mjs` writes `tests/fixtures/aiscript_std/members.txt` anew; with `--check`
// nothing is written, and it is an error if the file would change. (The names of the root scope are
// recorded by `record-aiscript-scopes.mjs`.)

import { readFileSync, writeFileSync } from 'node:fs';

import { values } from '@syuilo/aiscript';

const FIXTURE = new URL('../fixtures/aiscript_std/members.txt', import.meta.url);
const PACKAGE = new URL('node_modules/@syuilo/aiscript/built/esm/interpreter/', import.meta.url);

const PROPS = new URL('primitive-props.js', PACKAGE);
const { getPrimProp } = await import(PROPS);

const TARGETS = {
  num: values.NUM(1),
  str: values.STR('a'),
  arr: values.ARR([]),
  error: values.ERROR('a'),
};

/** The table is not exported, but its layout says which names there are. */
function* members() {
  let type = '';
  for (const line of readFileSync(PROPS, 'utf8').split('\n')) {
    type = /^ {4}(\w+): \{/.exec(line)?.[1] ?? type;
    const name = /^ {8}(\w+): \(target\)/.exec(line)?.[1];
    if (name) yield [type, name];
  }
}

/** `arr.push 1`; a property that is no function has no number. */
function described([type, name]) {
  const value = getPrimProp(TARGETS[type], name);
  if (value.type !== 'fn') return `${type}.${name}`;
  const params = /^(?:async )?\((?:\[([^\]]*)\])?/.exec(value.native.toString())[1];
  return `${type}.${name} ${params ? params.split(',').length : 0}`;
}

const text = [...members()].map(described).sort().join('\n') + '\n';
if (!process.argv.includes('--check')) {
  writeFileSync(FIXTURE, text);
} else if (readFileSync(FIXTURE, 'utf8') !== text) {
  console.error('members.txt is not what the reference does now: run node tests/oracle/record-std.mjs');
  process.exitCode = 1;
}
