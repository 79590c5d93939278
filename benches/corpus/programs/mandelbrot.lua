-- Arithmetic on fractions: how long points of the plane stay near.
local width = 40
local height = 30
local most = 50
local sum = 0
for row = 0, height - 1 do
	for column = 0, width - 1 do
		local re = column * 3 / width - 2
		local im = row * 2 / height - 1
		local x = 0
		local y = 0
		local steps = 0
		while x * x + y * y <= 4 and steps < most do
			local next = x * x - y * y + re
			y = 2 * x * y + im
			x = next
			steps = steps + 1
		end
		sum = sum + steps
	end
end

return sum
