-- The game of life on a torus: arrays of arrays, read nine times for each cell.
local size = 24

local function empty()
	local rows = {}
	for y = 1, size do
		local row = {}
		for x = 1, size do
			row[x] = 0
		end
		rows[y] = row
	end
	return rows
end

local function next(cells)
	local after = empty()
	for y = 1, size do
		local above = cells[(y + size - 2) % size + 1]
		local here = cells[y]
		local below = cells[y % size + 1]
		for x = 1, size do
			local left = (x + size - 2) % size + 1
			local right = x % size + 1
			local sides = above[left] + above[x] + above[right] + here[left] + here[right]
			local around = sides + below[left] + below[x] + below[right]
			if around == 3 or around == 2 and here[x] == 1 then
				after[y][x] = 1
			end
		end
	end
	return after
end

local cells = empty()
local seed = 1
for y = 1, size do
	for x = 1, size do
		seed = seed * 16807 % 2147483647
		cells[y][x] = seed % 2
	end
end
for generation = 1, 20 do
	cells = next(cells)
end

local sum = 0
for y = 1, size do
	for x = 1, size do
		sum = sum + cells[y][x] * ((y - 1) * size + x - 1)
	end
end

return sum
