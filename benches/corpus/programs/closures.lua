-- Functions that make functions: captured variables, calls of values.
local function counter(step)
	local count = 0
	return function()
		count = count + step
		return count
	end
end

local function after(first, second)
	return function(x) return second(first(x)) end
end

local sum = 0
for i = 0, 999 do
	local next = counter(i % 7)
	for j = 1, 20 do
		sum = sum + next()
	end
	local both = after(function(x) return x + i end, function(x) return x * 2 end)
	for j = 0, 4 do
		sum = sum + both(j)
	end
end

return sum
