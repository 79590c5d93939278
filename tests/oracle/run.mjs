// What @syuilo/aiscript does with scripts: what they print, how they end, how many steps it takes.
//
// A script runs until nothing is left to wait for, or until its first error: what would happen after
// that is not looked at, since hosts stop there. Nobody waits for timers: see `run/clock.mjs`. Places in
// time are those of UTC. `in` are the answers to `readline`; without them it gives null.

import { Interpreter, Parser, utils } from '@syuilo/aiscript';

import { clock } from './run/clock.mjs';

process.env.TZ = 'UTC';

// A promise that nobody looks at is an error only of the host: sync mode leaves them behind.
process.on('unhandledRejection', () => {});

/** The JSON that answers one request: `{"out": […], "result", "error", "steps"}`. */
export async function answer(request) {
  return JSON.stringify(await run(request));
}

/** What a script does; `maxStep` bounds its steps, `sync` runs it without waiting for anything. */
export async function run({ src, maxStep, sync = false, in: lines }) {
  const seen = { out: [], result: null, error: null, steps: null };
  let script;
  try {
    script = Parser.parse(src);
  } catch (error) {
    return { ...seen, error: view(error) };
  }
  await (sync ? runSync : runAsync)(script, seen, { irqRate: 0, maxStep, ...reader(lines) });
  return seen;
}

class Endless extends Error {}

function runSync(script, seen, options) {
  const interpreter = new Interpreter({}, { ...options, out: (value) => seen.out.push(text(value)) });
  try {
    const result = interpreter.execSync(script);
    seen.result = result ? text(result) : null;
  } catch (error) {
    seen.error = view(error);
  }
  seen.steps = interpreter.stepCount;
  clock.reset();
}

async function runAsync(script, seen, options) {
  const interpreter = new Interpreter({}, {
    ...options,
    out: (value) => seen.error ?? seen.out.push(text(value)),
    log: (type, { val }) => type === 'end' && (seen.result = text(val)),
    err(error) {
      seen.error ??= view(error);
      seen.steps ??= interpreter.stepCount;
      // What still runs beside it ends at its next step.
      interpreter.opts.maxStep = -1;
      clock.reset();
    },
  });
  interpreter.exec(script);
  const inTime = await clock.runDown();
  if (!inTime) seen.error ??= view(new Endless('timers without end'));
  seen.steps ??= interpreter.stepCount;
}

function reader(lines) {
  const rest = [...(lines ?? [])];
  return lines ? { in: async () => rest.shift() ?? '' } : {};
}

function text(value) {
  return visible(utils.reprValue(value, true));
}

function view(error) {
  const { line = null, column = null } = error.pos ?? {};
  const { constructor, name, message } = error;
  return { class: constructor.name, name, message: visible(message), line, column };
}

/** Lone surrogates cannot stand in JSON that everybody reads, so they are written out: `\ud800`. */
function visible(string) {
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  return string.replace(lone, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}
