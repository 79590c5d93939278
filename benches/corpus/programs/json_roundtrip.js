// Values to JSON and back, done by natives alone.
const records = [];
for (let i = 0; i < 1000; i++) {
	records.push({
		id: i,
		name: `user ${i}`,
		tags: ['ash', 'birch', 'cedar'],
		place: { x: i * 0.5, y: i * 0.25 },
		active: i % 2 === 0,
		note: null,
	});
}

let data = records;
let text = '';
for (let round = 0; round < 15; round++) {
	text = JSON.stringify(data);
	data = JSON.parse(text);
}

return text.length + data[777].place.x;
