-- An interpreter: one loop that looks at characters and jumps.
local source = "++++++++++++++++[>++++++++++[>++++++++++[>+>++<<-]>>[<+>-]<.<<-]<-]>>>+++."
local code, jumps, open = {}, {}, {}
for i = 1, #source do
	code[i] = source:sub(i, i)
	jumps[i] = 0
end
for i = 1, #code do
	if code[i] == "[" then
		open[#open + 1] = i
	elseif code[i] == "]" then
		local start = table.remove(open)
		jumps[start] = i
		jumps[i] = start
	end
end

local tape = {}
for i = 1, 16 do
	tape[i] = 0
end
local pc = 1
local at = 1
local sum = 0
while pc <= #code do
	local op = code[pc]
	if op == "+" then
		tape[at] = (tape[at] + 1) % 256
	elseif op == "-" then
		tape[at] = (tape[at] + 255) % 256
	elseif op == ">" then
		at = at + 1
	elseif op == "<" then
		at = at - 1
	elseif op == "[" then
		if tape[at] == 0 then
			pc = jumps[pc]
		end
	elseif op == "]" then
		if tape[at] ~= 0 then
			pc = jumps[pc]
		end
	elseif op == "." then
		sum = (sum * 31 + tape[at]) % 65521
	end
	pc = pc + 1
end

return sum
