// Strings taken apart, put together and searched.
const names = ['ash', 'birch', 'cedar', 'dogwood', 'elm', 'fir', 'ginkgo', 'hazel', 'iris', 'juniper'];
const pieces = [];
for (let i = 0; i < 60; i++) {
	pieces.push(`${names[i % 10]}${i}`);
}
const line = pieces.join(',');

let sum = 0;
for (let i = 0; i < 180; i++) {
	const words = line.split(',');
	const joined = words.join('-');
	sum += joined.indexOf(`${names[i % 10]}${i % 60}`);
	sum += joined.slice(i, i + 40).toUpperCase().charCodeAt(7);
	sum += joined.replaceAll('r', 'rr').length;
	if (joined.includes('zelkova')) {
		sum += 1000;
	}
	for (const word of words) {
		if (word.startsWith('g')) {
			sum += word.length;
		}
		if (word[0] === 'h') {
			sum += 2;
		}
	}
}

return sum;
