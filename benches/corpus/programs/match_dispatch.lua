-- One of many cases, chosen by a number, then by a word.
local function change(op, value)
	if op == 0 then return value + 1
	elseif op == 1 then return value + 2
	elseif op == 2 then return value * 3
	elseif op == 3 then return value % 1009
	elseif op == 4 then return value + op
	elseif op == 5 then return value * 2 - 1
	elseif op == 6 then return 20000 - value
	else return value
	end
end

local function weight(word)
	if word == "apple" then return 3
	elseif word == "pear" then return 5
	elseif word == "plum" then return 7
	else return 1
	end
end

local words = {"plum", "pear", "fig", "apple"}
local value = 1
local sum = 0
for i = 0, 24999 do
	value = change(i % 8, value) % 10007
	sum = sum + value * weight(words[i % 4 + 1])
end

return sum
