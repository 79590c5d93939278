// `map`, `filter` and `reduce`: natives that call back.
const numbers = [];
for (let i = 0; i < 2000; i++) {
	numbers.push(i);
}

let sum = 0;
for (let round = 0; round < 10; round++) {
	const mapped = numbers.map((x) => x * 3 + round);
	const kept = mapped.filter((x) => x % 2 === 0);
	sum += kept.reduce((total, x) => (total + x) % 100003, 0);
}

return sum;
