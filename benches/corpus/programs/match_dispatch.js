// One of many cases, chosen by a number, then by a word.
function change(op, value) {
	switch (op) {
		case 0: return value + 1;
		case 1: return value + 2;
		case 2: return value * 3;
		case 3: return value % 1009;
		case 4: return value + op;
		case 5: return value * 2 - 1;
		case 6: return 20000 - value;
		default: return value;
	}
}

function weight(word) {
	switch (word) {
		case 'apple': return 3;
		case 'pear': return 5;
		case 'plum': return 7;
		default: return 1;
	}
}

const words = ['plum', 'pear', 'fig', 'apple'];
let value = 1;
let sum = 0;
for (let i = 0; i < 25000; i++) {
	value = change(i % 8, value) % 10007;
	sum += value * weight(words[i % 4]);
}

return sum;
