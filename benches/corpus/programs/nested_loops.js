// Counted loops, one in the other, and a sum.
let sum = 0;
for (let i = 0; i < 50; i++) {
	for (let j = 0; j < 50; j++) {
		for (let k = 0; k < 50; k++) {
			sum += i * j - k;
		}
	}
}

return sum;
