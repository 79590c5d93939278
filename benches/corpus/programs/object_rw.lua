-- Objects: particles between walls, their properties read and written.
local particles = {}
for i = 0, 19 do
	particles[#particles + 1] = {
		x = i * 7 % 100,
		y = i * 13 % 100,
		dx = i % 5 + 1,
		dy = i % 3 + 1,
		hits = 0,
	}
end

for tick = 1, 1200 do
	for _, p in ipairs(particles) do
		p.x = p.x + p.dx
		p.y = p.y + p.dy
		if p.x < 0 or p.x > 100 then
			p.dx = -p.dx
			p.hits = p.hits + 1
		end
		if p.y < 0 or p.y > 100 then
			p.dy = -p.dy
			p.hits = p.hits + 1
		end
	end
end

local sum = 0
for _, p in ipairs(particles) do
	sum = sum + p.x + p.y * 1000 + p.hits * 1000000
end

return sum
