// Runs programs in Node: with the reference interpreter, or as the JavaScript that they also are.
//
// `node peers/node.mjs ENGINE RUNS PROGRAM…` prints a JSON line for each program of `corpus/programs`,
// as the binary `peers` does. ENGINE is `execSync` or `exec` (the reference, which never pauses) or `js`
// (run it with --jitless). The reference's lines have the steps that it counted, too.

import { existsSync, readFileSync } from 'node:fs';

// It has no entry for `require`, and `import` would not look for it there.
const REFERENCE = '../../tests/oracle/node_modules/@syuilo/aiscript/built/esm/index.js';

const ENGINES = {
	execSync: () => reference((interpreter, ast) => interpreter.execSync(ast)),
	exec: () => reference((interpreter, ast) => interpreter.exec(ast)),
	js: () => ({ extension: 'js', run: runJavaScript }),
};

/** The reference; `execute` is one of its two ways to run a script. */
async function reference(execute) {
	const { Interpreter, Parser, utils } = await import(REFERENCE);
	const run = async (source) => {
		let result = null;
		const out = (value) => (result = utils.reprValue(value, true));

		const begin = performance.now();
		const interpreter = new Interpreter({}, { irqRate: 0, out });
		const ast = Parser.parse(source);
		const loaded = performance.now();
		await execute(interpreter, ast);
		const end = performance.now();

		return { load: loaded - begin, run: end - loaded, result, steps: interpreter.stepCount };
	};
	return { extension: 'is', run };
}

/** A program is the body of a function. The engine was there before, so nothing is said of loading. */
function runJavaScript(source) {
	const program = new Function(source);
	const begin = performance.now();
	const value = program();
	const end = performance.now();
	return { load: null, run: end - begin, result: value === undefined ? null : String(value) };
}

/** The line of one program: medians of the times, and what the last run came to. */
async function measured({ extension, run }, runs, program) {
	const file = new URL(`../corpus/programs/${program}.${extension}`, import.meta.url);
	if (!existsSync(file)) return { program, load: null, run: null };
	const source = readFileSync(file, 'utf8');
	const done = [];
	while (done.length < Math.max(runs, 1)) done.push(await run(source));
	const { result, steps } = done[0];
	return { program, load: median(done, 'load'), run: median(done, 'run'), result, steps };
}

/** The median of a time that some runs took, if they have it. */
function median(runs, time) {
	return runs.map((run) => run[time]).sort((a, b) => a - b)[runs.length >> 1];
}

const [name, runs, ...programs] = process.argv.slice(2);
if (!(name in ENGINES)) throw new Error('usage: node peers/node.mjs execSync|exec|js RUNS PROGRAM…');
const engine = await ENGINES[name]();
for (const program of programs) {
	console.log(JSON.stringify(await measured(engine, Number(runs), program)));
}
