// Functions that make functions: captured variables, calls of values.
function counter(step) {
	let count = 0;
	return () => {
		count += step;
		return count;
	};
}

function after(first, second) {
	return (x) => second(first(x));
}

let sum = 0;
for (let i = 0; i < 1000; i++) {
	const next = counter(i % 7);
	for (let j = 0; j < 20; j++) {
		sum += next();
	}
	const both = after((x) => x + i, (x) => x * 2);
	for (let j = 0; j < 5; j++) {
		sum += both(j);
	}
}

return sum;
