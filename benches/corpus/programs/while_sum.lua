-- A loop with a condition, and arithmetic on a few variables.
local i = 0
local sum = 0
while i < 50000 do
	i = i + 1
	if i % 3 == 0 then
		sum = sum + i * 2
	else
		sum = sum - i / 2
	end
end

return sum
