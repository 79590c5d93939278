// The sieve of Eratosthenes: reads and writes of a long array.
const most = 30000;
const prime = new Array(most + 1).fill(true);
let p = 2;
while (p * p <= most) {
	if (prime[p]) {
		let multiple = p * p;
		while (multiple <= most) {
			prime[multiple] = false;
			multiple += p;
		}
	}
	p += 1;
}

let count = 0;
for (let n = 2; n <= most; n++) {
	if (prime[n]) {
		count += 1;
	}
}

return count;
