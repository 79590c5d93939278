// Runs the references and our runner in turn over the same texts and prints ratios of medians.
//
// Both are warm: each work runs once before anything is counted. What is said is only true of the
// ratios: absolute times differ from machine to machine and from hour to hour.

import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { toHtml } from './to-html.mjs';

const require = createRequire(new URL('../tests/oracle/package.json', import.meta.url));
const mfm = require('mfm-js');
// It has no entry for `require`, and `import` would not look for it there.
const { Parser } = await import('../tests/oracle/node_modules/@syuilo/aiscript/built/esm/index.js');

const [runner, rounds] = [process.argv[2], Number(process.argv[3])];

/** What both can do with a corpus: our name of the work, and the same with the reference. */
const CORPORA = [
	{
		name: 'notes',
		reference: 'mfm-js',
		works: [
			['parse', (text) => mfm.parse(text).length],
			['parse-misskey-html', (text) => toHtml(mfm.parse(text)).length],
			['parse-simple', (text) => mfm.parseSimple(text).length],
			['parse-print', (text) => mfm.toString(mfm.parse(text)).length],
		],
	},
	{
		name: 'scripts',
		reference: '@syuilo/aiscript',
		works: [
			['parse-script', (text) => Parser.parse(text).length],
			['parse-script-ast', (text) => JSON.stringify(Parser.parse(text), mapsToo).length],
		],
	},
];

/** `JSON.stringify` leaves out what a `Map` holds. */
const mapsToo = (_, value) => (value instanceof Map ? { $map: [...value] } : value);

/** How long our side repeats a pass over the notes, to take the median of it. */
const MILLISECONDS = 300;

/** Prints how many times faster than the reference we are. */
async function compareWithReference({ name, reference, works }) {
	const corpus = execFileSync(runner, ['corpus', name], { maxBuffer: 1 << 26 });
	const texts = JSON.parse(corpus);
	const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
	console.log(`${texts.length} ${name}, ${bytes} bytes, medians of ${rounds} rounds in turn`);
	console.log(`${'work'.padEnd(22)}times ${reference}   (least, most)`);
	for (const [work, theirWork] of works) {
		timed(theirWork, texts);
		const ratios = [];
		const speeds = [];
		for (let round = 0; round < rounds; round++) {
			const theirs = timed(theirWork, texts);
			const { nanoseconds } = await server.ask(work, name);
			ratios.push(theirs / nanoseconds);
			speeds.push((bytes / nanoseconds) * 1000);
		}
		ratios.sort((a, b) => a - b);
		const [least, most] = [ratios[0], ratios[ratios.length - 1]];
		const speed = `${median(speeds).toFixed(0)} MB/s`;
		console.log(`${work.padEnd(22)}${format(median(ratios))}   (${format(least)}, ${format(most)})   ${speed}`);
	}
	console.log();
}

/** Prints what a byte of each adversarial family costs, in bytes of its corpus. */
async function compareWithPlain({ name, works: [[parse]] }) {
	const lines = execFileSync(runner, ['families'], { encoding: 'utf8' }).trim().split('\n');
	const sets = lines.map((line) => line.split(' ')).filter(([work]) => work === parse);
	const costs = [];
	for (const [work, set] of sets) {
		const ratios = [];
		for (let round = 0; round < Math.min(rounds, 3); round++) {
			const plain = await server.ask(work, name, MILLISECONDS / 10);
			const nasty = await server.ask(work, set, MILLISECONDS / 10);
			ratios.push(perByte(nasty) / perByte(plain));
		}
		costs.push([median(ratios), set.slice(set.indexOf(':') + 1)]);
	}
	costs.sort(([a], [b]) => b - a);
	console.log(`adversarial families by cost of a byte, relative to the ${name} (${costs.length})`);
	for (const [cost, family] of costs) {
		console.log(`${family.padEnd(32)}${cost.toFixed(2)}`);
	}
	console.log();
}

const perByte = ({ nanoseconds, bytes }) => nanoseconds / bytes;

const format = (ratio) => ratio.toFixed(0).padStart(8);

const median = (sorted) => [...sorted].sort((a, b) => a - b)[sorted.length >> 1];

/** Nanoseconds of one pass over the texts in this process. */
function timed(work, texts) {
	let kept = 0;
	const begin = process.hrtime.bigint();
	for (const text of texts) kept += work(text);
	const nanoseconds = Number(process.hrtime.bigint() - begin);
	if (kept < 0) throw new Error('never, but it keeps the work from being left out');
	return nanoseconds;
}

/** Our runner as a process that answers one question at a time. */
function serve(path) {
	const child = spawn(path, ['serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	return {
		async ask(work, set, milliseconds = MILLISECONDS) {
			child.stdin.write(`${work} ${set} ${milliseconds}\n`);
			const { value, done } = await lines.next();
			if (done) throw new Error(`the runner cannot do ${work} on ${set}`);
			const [nanoseconds, bytes] = value.split(' ').map(Number);
			return { nanoseconds, bytes };
		},
		end: () => child.stdin.end(),
	};
}

const server = serve(runner);
for (const corpus of CORPORA) await compareWithReference(corpus);
for (const corpus of CORPORA) await compareWithPlain(corpus);
server.end();
