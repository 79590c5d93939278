-- An array that grows, is read and written by index, and shrinks.
local items = {}
for i = 0, 19999 do
	items[#items + 1] = i * 7 % 1000
end
for i = 2, #items do
	items[i] = (items[i] + items[i - 1]) % 100003
end

local sum = 0
while #items > 0 do
	sum = (sum * 3 + table.remove(items)) % 100003
end

return sum
