// Records what @syuilo/aiscript does with programs.
//
// `node tests/oracle/record-runs.mjs` rewrites every `tests/fixtures/runs/*.txt`: names and programs stay,
// what stands below `---` is recorded anew. So a case is added as `=== name`, the program and `---`. Where
// running without waiting prints or does something else, that stands below `--- sync`; what only its
// errors lack, places and stacks, is no difference. `tricky.json` is recorded anew, too. With `--check`
// nothing is written, and a file that would change is an error.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

import { run } from './run.mjs';

const FIXTURES = new URL('../fixtures/runs/', import.meta.url);

for (const name of readdirSync(FIXTURES)) {
  const before = readFileSync(new URL(name, FIXTURES), 'utf8');
  const after = await (name.endsWith('.json') ? recordedJson : recordedText)(before);
  if (!process.argv.includes('--check')) {
    writeFileSync(new URL(name, FIXTURES), after);
  } else if (before !== after) {
    console.error(`${name} is not what the reference does now`);
    process.exitCode = 1;
  }
}

async function recordedText(text) {
  const sections = text.replace(/^=== /, '').split('\n=== ');
  const recorded = [];
  for (const section of sections) recorded.push(await recordedSection(section));
  return recorded.join('\n');
}

async function recordedSection(section) {
  const [, head, src] = /^(.*)\n([^]*?)\n---(?:\n|$)/.exec(section) ?? fail(section);
  const maxStep = Number(/ \(at most (\d+) steps\)$/.exec(head)?.[1] ?? 0) || undefined;
  const answer = await run({ src, maxStep });
  const sync = await run({ src, maxStep, sync: true });
  const same = written(sync) === written(withoutPlace(answer));
  return `=== ${head}\n${src}\n---\n${written(answer)}${same ? '' : `--- sync\n${written(sync)}`}`;
}

function fail(section) {
  throw new Error(`not a section: ${section}`);
}

/** As `written` in `tests/src/oracle/run.rs`. */
function written({ out, result, error, steps }) {
  const place = error?.line ? ` ${error.line}:${error.column}` : '';
  return [
    ...out.map((value) => `<: ${value}`),
    ...(result === null ? [] : [`= ${result}`]),
    ...(error ? [`! ${error.class} ${error.name}${place} ${error.message}`] : []),
    ...(steps === null ? [] : [`steps ${steps}`]),
  ].map((line) => `${line}\n`).join('');
}

function withoutPlace(answer) {
  const message = answer.error?.message.replace(/\n {2}at .*/g, '');
  const error = answer.error && { ...answer.error, message, line: null, column: null };
  return { ...answer, error };
}

async function recordedJson(text) {
  const cases = [];
  for (const { src, sync } of JSON.parse(text)) {
    const answers = { src, answer: await run({ src }) };
    if (sync) answers.sync = await run({ src, sync: true });
    cases.push(JSON.stringify(answers));
  }
  return `[\n${cases.join(',\n')}\n]\n`;
}
