// Runs programs on all peers in turn and prints how many times as fast as the reference each is.
//
// A round takes every program through every peer, each in a process of its own, before the next round
// begins: what else the machine does hits all alike. Ratios are taken within a round, and of those the
// median is shown. All peers must come to the same checksum, and ours to the reference's count of steps.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [ours, peers, rounds = '3', ...wanted] = process.argv.slice(2);
const node = fileURLToPath(new URL('peers/node.mjs', import.meta.url));

/** Who runs programs, and how often in each process; the first is what the others are compared with. */
const PEERS = [
	{ name: 'execSync', command: [process.execPath, node, 'execSync'], runs: 3 },
	{ name: 'exec', command: [process.execPath, node, 'exec'], runs: 3 },
	{ name: 'aizome', command: [ours], runs: 15 },
	{ name: 'QuickJS', command: [peers, 'quickjs'], runs: 15 },
	{ name: 'Lua 5.4', command: [peers, 'lua'], runs: 15 },
	{ name: 'jitless', command: [process.execPath, '--jitless', node, 'js'], runs: 15 },
];

/** The columns after the reference's time: whose speed, as a multiple of whose. */
const COLUMNS = [
	...PEERS.slice(1).map(({ name }) => ({ title: name, fast: name, slow: 'execSync' })),
	{ title: '/ QuickJS', fast: 'aizome', slow: 'QuickJS' },
	{ title: '/ Lua 5.4', fast: 'aizome', slow: 'Lua 5.4' },
];

/** It runs nothing: what counts is the time to load, so it is left out of the means. */
const STARTUP = 'startup';

const WIDTH = 10;

/** All programs in the order of their names, the empty one last. */
function allPrograms() {
	const files = readdirSync(new URL('corpus/programs/', import.meta.url));
	const names = files.filter((file) => file.endsWith('.is')).map((file) => file.slice(0, -3));
	return [...names.filter((name) => name !== STARTUP), STARTUP];
}

/** Who is there; the others are said. */
function present() {
	return PEERS.filter(({ name, command }) => {
		const found = existsSync(command[0]);
		if (!found) console.log(`${name} is left out: there is no ${command[0]}`);
		return found;
	});
}

/** One process of a peer: its answer, with `time` in milliseconds, or null where it has no answer. */
function measure({ name, command: [file, ...options], runs }, program) {
	const stdio = ['ignore', 'pipe', 'pipe'];
	try {
		const line = execFileSync(file, [...options, String(runs), program], { encoding: 'utf8', stdio });
		const answer = JSON.parse(line);
		return { ...answer, time: program === STARTUP ? whole(answer) : answer.run };
	} catch (error) {
		complaints.add(`${program}: ${name} fails: ${String(error.stderr ?? error).trim().slice(0, 200)}`);
		return { time: null };
	}
}

/** The time to load an engine and to run nothing. */
const whole = ({ load, run }) => (load === null ? null : load + run);

/** Complains of peers that came to something else than the reference. */
function check(program, answers) {
	const { result, steps } = answers.get('execSync');
	for (const [name, answer] of answers) {
		if (answer.time === null) continue;
		if (!equal(answer.result, result)) {
			complaints.add(`${program}: ${name} came to ${answer.result}, the reference to ${result}`);
		}
		if (name === 'aizome' && answer.steps !== steps) {
			complaints.add(`${program}: ${answer.steps} steps, the reference counts ${steps}`);
		}
	}
}

const equal = (one, other) => one === other || (one !== null && Number(one) === Number(other));

/** All rounds: program → one answer of each peer for each round. */
function measureAll(programs) {
	const there = present();
	const rows = new Map(programs.map((program) => [program, []]));
	for (let round = 1; round <= Number(rounds); round++) {
		for (const program of programs) {
			progress(`round ${round} of ${rounds}: ${program}`);
			const answers = new Map(there.map((peer) => [peer.name, measure(peer, program)]));
			check(program, answers);
			rows.get(program).push(answers);
		}
	}
	progress('');
	return rows;
}

/** The median over the rounds of how many times as fast one is as the other. */
function times(row, { fast, slow }) {
	const ratios = row.map((answers) => [answers.get(slow)?.time, answers.get(fast)?.time]);
	return median(ratios.filter(([one, other]) => one && other).map(([one, other]) => one / other));
}

function median(numbers) {
	return numbers.length === 0 ? null : [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

function geometricMean(numbers) {
	const known = numbers.filter((number) => number !== null);
	if (known.length === 0) return null;
	return Math.exp(known.reduce((sum, number) => sum + Math.log(number), 0) / known.length);
}

/** Three figures, or a dash. */
function figure(number) {
	if (number === null || number === undefined) return '–';
	return number.toFixed(number >= 99.5 ? 0 : number >= 9.95 ? 1 : 2);
}

/** A column whose peers are both fast says who is ahead, so being behind is marked. */
function cell(number, { slow }) {
	const text = figure(number).padStart(WIDTH);
	const behind = slow !== 'execSync' && number !== null && number < 1;
	return behind && colours ? `\x1b[31m${text}\x1b[0m` : text;
}

function line(name, time, ratios) {
	const cells = ratios.map((ratio, at) => cell(ratio, COLUMNS[at]));
	return [name.padEnd(18), time.padStart(WIDTH), ...cells].join('');
}

function print(rows) {
	const titles = COLUMNS.map(({ title }) => title.padStart(WIDTH)).join('');
	const header = `${'program'.padEnd(18)}${'execSync'.padStart(WIDTH)}${titles}`;
	console.log(colours ? `\x1b[1m${header}\x1b[0m` : header);
	const counted = [];
	for (const [program, row] of rows) {
		const ratios = COLUMNS.map((column) => times(row, column));
		const time = median(row.map((answers) => answers.get('execSync').time));
		console.log(line(program, `${figure(time)} ms`, ratios));
		if (program !== STARTUP) counted.push(ratios);
	}
	const means = COLUMNS.map((_, at) => geometricMean(counted.map((ratios) => ratios[at])));
	console.log(line('geometric mean', '', means));
}

/** What is being done, on a terminal only; nothing clears it. */
function progress(text) {
	if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const complaints = new Set();
const rows = measureAll(wanted.length > 0 ? wanted : allPrograms());
console.log(`medians of ${rounds} rounds in turn; how many times as fast as execSync, at last as the named peer`);
print(rows);
for (const complaint of complaints) console.log(complaint);
process.exitCode = complaints.size > 0 ? 1 : 0;
