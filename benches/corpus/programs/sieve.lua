-- The sieve of Eratosthenes: reads and writes of a long array.
local most = 30000
local prime = {}
for n = 1, most do
	prime[n] = true
end
local p = 2
while p * p <= most do
	if prime[p] then
		local multiple = p * p
		while multiple <= most do
			prime[multiple] = false
			multiple = multiple + p
		end
	end
	p = p + 1
end

local count = 0
for n = 2, most do
	if prime[n] then
		count = count + 1
	end
end

return count
