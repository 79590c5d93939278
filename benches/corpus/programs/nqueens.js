// Queens on a board: recursion, small arrays, a search that goes back.
const size = 8;
const column = new Array(size).fill(false);
const rising = new Array(size * 2).fill(false);
const falling = new Array(size * 2).fill(false);

function place(row) {
	if (row === size) {
		return 1;
	}
	let found = 0;
	for (let c = 0; c < size; c++) {
		if (!column[c] && !rising[row + c] && !falling[row - c + size]) {
			column[c] = true;
			rising[row + c] = true;
			falling[row - c + size] = true;
			found += place(row + 1);
			column[c] = false;
			rising[row + c] = false;
			falling[row - c + size] = false;
		}
	}
	return found;
}

return place(0);
