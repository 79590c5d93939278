// A stable sort with a comparator; what compares equal keeps its order, and the sum would tell.
const items = [];
let seed = 1;
for (let i = 0; i < 3000; i++) {
	seed = seed * 16807 % 2147483647;
	items.push(seed);
}

items.sort((a, b) => a % 1000 - b % 1000);

let sum = 0;
for (let i = 0; i < items.length; i++) {
	sum = (sum * 31 + items[i]) % 100003;
}

return sum;
