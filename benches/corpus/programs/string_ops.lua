-- Strings taken apart, put together and searched.
local names = {"ash", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hazel", "iris", "juniper"}
local pieces = {}
for i = 0, 59 do
	pieces[#pieces + 1] = names[i % 10 + 1] .. i
end
local line = table.concat(pieces, ",")

local sum = 0
for i = 0, 179 do
	local words = {}
	for word in line:gmatch("[^,]+") do
		words[#words + 1] = word
	end
	local joined = table.concat(words, "-")
	sum = sum + joined:find(names[i % 10 + 1] .. i % 60, 1, true) - 1
	sum = sum + joined:sub(i + 1, i + 40):upper():byte(8)
	sum = sum + #joined:gsub("r", "rr")
	if joined:find("zelkova", 1, true) then
		sum = sum + 1000
	end
	for _, word in ipairs(words) do
		if word:sub(1, 1) == "g" then
			sum = sum + #word
		end
		if word:sub(1, 1) == "h" then
			sum = sum + 2
		end
	end
end

return sum
