-- One string that grows by many small pieces.
local text = ""
for i = 0, 59999 do
	text = text .. i % 10 .. ","
end

return #text + text:byte(20002)
