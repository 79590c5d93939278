// An interpreter: one loop that looks at characters and jumps.
const code = [...'++++++++++++++++[>++++++++++[>++++++++++[>+>++<<-]>>[<+>-]<.<<-]<-]>>>+++.'];
const jumps = new Array(code.length).fill(0);
const open = [];
for (let i = 0; i < code.length; i++) {
	if (code[i] === '[') {
		open.push(i);
	} else if (code[i] === ']') {
		const start = open.pop();
		jumps[start] = i;
		jumps[i] = start;
	}
}

const tape = new Array(16).fill(0);
let pc = 0;
let at = 0;
let sum = 0;
while (pc < code.length) {
	switch (code[pc]) {
		case '+': tape[at] = (tape[at] + 1) % 256; break;
		case '-': tape[at] = (tape[at] + 255) % 256; break;
		case '>': at += 1; break;
		case '<': at -= 1; break;
		case '[': if (tape[at] === 0) {
			pc = jumps[pc];
		} break;
		case ']': if (tape[at] !== 0) {
			pc = jumps[pc];
		} break;
		case '.': sum = (sum * 31 + tape[at]) % 65521; break;
	}
	pc += 1;
}

return sum;
