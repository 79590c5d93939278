-- Counted loops, one in the other, and a sum.
local sum = 0
for i = 0, 49 do
	for j = 0, 49 do
		for k = 0, 49 do
			sum = sum + (i * j - k)
		end
	end
end

return sum
