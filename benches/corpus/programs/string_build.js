// One string that grows by many small pieces.
let text = '';
for (let i = 0; i < 60000; i++) {
	text = `${text}${i % 10},`;
}

return text.length + text.charCodeAt(20001);
