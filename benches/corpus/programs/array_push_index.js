// An array that grows, is read and written by index, and shrinks.
const items = [];
for (let i = 0; i < 20000; i++) {
	items.push(i * 7 % 1000);
}
for (let i = 1; i < items.length; i++) {
	items[i] = (items[i] + items[i - 1]) % 100003;
}

let sum = 0;
while (items.length > 0) {
	sum = (sum * 3 + items.pop()) % 100003;
}

return sum;
