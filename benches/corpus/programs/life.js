// The game of life on a torus: arrays of arrays, read nine times for each cell.
const size = 24;

function empty() {
	const rows = [];
	for (let y = 0; y < size; y++) {
		rows.push(new Array(size).fill(0));
	}
	return rows;
}

function next(cells) {
	const after = empty();
	for (let y = 0; y < size; y++) {
		const above = cells[(y + size - 1) % size];
		const here = cells[y];
		const below = cells[(y + 1) % size];
		for (let x = 0; x < size; x++) {
			const left = (x + size - 1) % size;
			const right = (x + 1) % size;
			const sides = above[left] + above[x] + above[right] + here[left] + here[right];
			const around = sides + below[left] + below[x] + below[right];
			if (around === 3 || around === 2 && here[x] === 1) {
				after[y][x] = 1;
			}
		}
	}
	return after;
}

let cells = empty();
let seed = 1;
for (let y = 0; y < size; y++) {
	for (let x = 0; x < size; x++) {
		seed = seed * 16807 % 2147483647;
		cells[y][x] = seed % 2;
	}
}
for (let generation = 0; generation < 20; generation++) {
	cells = next(cells);
}

let sum = 0;
for (let y = 0; y < size; y++) {
	for (let x = 0; x < size; x++) {
		sum += cells[y][x] * (y * size + x);
	}
}

return sum;
