-- Queens on a board: recursion, small arrays, a search that goes back.
local size = 8
local column, rising, falling = {}, {}, {}
for i = 1, size * 2 do
	column[i] = false
	rising[i] = false
	falling[i] = false
end

local function place(row)
	if row > size then
		return 1
	end
	local found = 0
	for c = 1, size do
		if not column[c] and not rising[row + c - 1] and not falling[row - c + size] then
			column[c] = true
			rising[row + c - 1] = true
			falling[row - c + size] = true
			found = found + place(row + 1)
			column[c] = false
			rising[row + c - 1] = false
			falling[row - c + size] = false
		end
	end
	return found
end

return place(1)
