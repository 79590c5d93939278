-- `map`, `filter` and `reduce`: Lua has none, so they are written here.
local function map(items, f)
	local out = {}
	for i = 1, #items do
		out[i] = f(items[i])
	end
	return out
end

local function filter(items, keeps)
	local out = {}
	for i = 1, #items do
		if keeps(items[i]) then
			out[#out + 1] = items[i]
		end
	end
	return out
end

local function reduce(items, f, total)
	for i = 1, #items do
		total = f(total, items[i])
	end
	return total
end

local numbers = {}
for i = 0, 1999 do
	numbers[#numbers + 1] = i
end

local sum = 0
for round = 0, 9 do
	local mapped = map(numbers, function(x) return x * 3 + round end)
	local kept = filter(mapped, function(x) return x % 2 == 0 end)
	sum = sum + reduce(kept, function(total, x) return (total + x) % 100003 end, 0)
end

return sum
