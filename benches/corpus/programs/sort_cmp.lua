-- A stable sort with a comparator. `table.sort` is not stable, so a merge sort is written here.
local function merge(left, right, compare)
	local out = {}
	local l, r = 1, 1
	while l <= #left and r <= #right do
		if compare(left[l], right[r]) <= 0 then
			out[#out + 1] = left[l]
			l = l + 1
		else
			out[#out + 1] = right[r]
			r = r + 1
		end
	end
	table.move(left, l, #left, #out + 1, out)
	return table.move(right, r, #right, #out + 1, out)
end

local function sort(items, compare)
	if #items < 2 then
		return items
	end
	local middle = #items // 2
	local left = sort(table.move(items, 1, middle, 1, {}), compare)
	local right = sort(table.move(items, middle + 1, #items, 1, {}), compare)
	return merge(left, right, compare)
end

local items = {}
local seed = 1
for i = 1, 3000 do
	seed = seed * 16807 % 2147483647
	items[#items + 1] = seed
end

items = sort(items, function(a, b) return a % 1000 - b % 1000 end)

local sum = 0
for i = 1, #items do
	sum = (sum * 31 + items[i]) % 100003
end

return sum
