// Runs mfm-js and our runner in turn over the same notes and prints ratios of medians.
//
// Both are warm: each work runs once before anything is counted. What is said is only true of the
// ratios: absolute times differ from machine to machine and from hour to hour.

import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { toHtml } from './to-html.mjs';

const require = createRequire(new URL('../tests/oracle/package.json', import.meta.url));
const mfm = require('mfm-js');

const [runner, rounds] = [process.argv[2], Number(process.argv[3])];
const notes = JSON.parse(execFileSync(runner, ['corpus'], { maxBuffer: 1 << 26 }));

/** What both can do: our name of the work, and the same with mfm-js. */
const WORK = [
	['parse', (text) => mfm.parse(text).length],
	['parse-misskey-html', (text) => toHtml(mfm.parse(text)).length],
	['parse-simple', (text) => mfm.parseSimple(text).length],
	['parse-print', (text) => mfm.toString(mfm.parse(text)).length],
];

/** How long our side repeats a pass over the notes, to take the median of it. */
const MILLISECONDS = 300;

/** Prints how many times faster than mfm-js we are. */
async function compareWithReference() {
	const bytes = notes.reduce((sum, note) => sum + Buffer.byteLength(note), 0);
	console.log(`${notes.length} notes, ${bytes} bytes, medians of ${rounds} rounds in turn`);
	console.log('work                  times mfm-js   (least, most)');
	for (const [work, reference] of WORK) {
		timed(reference);
		const ratios = [];
		for (let round = 0; round < rounds; round++) {
			const theirs = timed(reference);
			const { nanoseconds } = await server.ask(work, 'notes');
			ratios.push(theirs / nanoseconds);
		}
		ratios.sort((a, b) => a - b);
		const [least, most] = [ratios[0], ratios[ratios.length - 1]];
		console.log(`${work.padEnd(22)}${format(median(ratios))}   (${format(least)}, ${format(most)})`);
	}
}

/** Prints what a byte of each adversarial family costs, in bytes of the notes. */
async function compareWithPlain() {
	const names = execFileSync(runner, ['families'], { encoding: 'utf8' }).trim().split('\n');
	const costs = [];
	for (const name of names) {
		const ratios = [];
		for (let round = 0; round < Math.min(rounds, 3); round++) {
			const plain = await server.ask('parse', 'notes', MILLISECONDS / 10);
			const nasty = await server.ask('parse', `family:${name}`, MILLISECONDS / 10);
			ratios.push(perByte(nasty) / perByte(plain));
		}
		costs.push([median(ratios), name]);
	}
	costs.sort(([a], [b]) => b - a);
	console.log(`\nadversarial families by cost of a byte, relative to the notes (${costs.length})`);
	for (const [cost, name] of costs) {
		console.log(`${name.padEnd(32)}${cost.toFixed(2)}`);
	}
}

const perByte = ({ nanoseconds, bytes }) => nanoseconds / bytes;

const format = (ratio) => ratio.toFixed(0).padStart(8);

const median = (sorted) => [...sorted].sort((a, b) => a - b)[sorted.length >> 1];

/** Nanoseconds of one pass over the notes in this process. */
function timed(work) {
	let kept = 0;
	const begin = process.hrtime.bigint();
	for (const note of notes) kept += work(note);
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
await compareWithReference();
await compareWithPlain();
server.end();
