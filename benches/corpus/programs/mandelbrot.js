// Arithmetic on fractions: how long points of the plane stay near.
const width = 40;
const height = 30;
const most = 50;
let sum = 0;
for (let row = 0; row < height; row++) {
	for (let column = 0; column < width; column++) {
		const re = column * 3 / width - 2;
		const im = row * 2 / height - 1;
		let x = 0;
		let y = 0;
		let steps = 0;
		while (x * x + y * y <= 4 && steps < most) {
			const next = x * x - y * y + re;
			y = 2 * x * y + im;
			x = next;
			steps += 1;
		}
		sum += steps;
	}
}

return sum;
