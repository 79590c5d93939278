// Between the inputs a fuzz target works on (a file each) and those the test suite replays (one
// file of JSON strings, a line each, short ones first, which a person can read and review).
//
// `corpus.mjs unpack TARGET FOLDER` and `corpus.mjs pack TARGET FOLDER`.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

/** How much is kept for one target, so that the repository stays small. */
const MOST_BYTES = 30_000;

/** How long one input may be. */
const LONGEST = 600;

const [command, target, folder] = process.argv.slice(2);
const kept = new URL(`../tests/fixtures/fuzz/${target}.jsonl`, import.meta.url);

const readKept = () =>
	existsSync(kept) ? readFileSync(kept, 'utf8').split('\n').filter(Boolean) : [];

if (command === 'unpack') {
	mkdirSync(folder, { recursive: true });
	for (const line of readKept()) {
		const input = JSON.parse(line);
		const name = createHash('sha1').update(input).digest('hex');
		writeFileSync(`${folder}/${name}`, input);
	}
} else if (command === 'pack') {
	const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	const lines = new Set();
	for (const name of readdirSync(folder)) {
		try {
			lines.add(JSON.stringify(decoder.decode(readFileSync(`${folder}/${name}`))));
		} catch {
			// Not text, so no target looked at it.
		}
	}
	const order = (a, b) => a.length - b.length || (a < b ? -1 : 1);
	const all = [...lines].filter((line) => Buffer.byteLength(line) <= LONGEST).sort(order);
	const total = all.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
	// Every so many of them, so that long ones are among those kept as well as short ones.
	const step = Math.max(1, total / MOST_BYTES);
	const spread = all.filter((_, i) => Math.floor(i / step) > Math.floor((i - 1) / step));
	writeFileSync(kept, spread.map((line) => line + '\n').join(''));
} else {
	console.error('usage: corpus.mjs unpack|pack TARGET FOLDER');
	process.exitCode = 2;
}
