// A loop with a condition, and arithmetic on a few variables.
let i = 0;
let sum = 0;
while (i < 50000) {
	i += 1;
	if (i % 3 === 0) {
		sum += i * 2;
	} else {
		sum -= i / 2;
	}
}

return sum;
