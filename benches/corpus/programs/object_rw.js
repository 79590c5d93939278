// Objects: particles between walls, their properties read and written.
const particles = [];
for (let i = 0; i < 20; i++) {
	particles.push({
		x: i * 7 % 100,
		y: i * 13 % 100,
		dx: i % 5 + 1,
		dy: i % 3 + 1,
		hits: 0,
	});
}

for (let tick = 0; tick < 1200; tick++) {
	for (const p of particles) {
		p.x += p.dx;
		p.y += p.dy;
		if (p.x < 0 || p.x > 100) {
			p.dx = -p.dx;
			p.hits += 1;
		}
		if (p.y < 0 || p.y > 100) {
			p.dy = -p.dy;
			p.hits += 1;
		}
	}
}

let sum = 0;
for (const p of particles) {
	sum += p.x + p.y * 1000 + p.hits * 1000000;
}

return sum;
