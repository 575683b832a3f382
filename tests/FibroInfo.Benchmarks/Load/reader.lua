-- A browser that has never been here: 128 random bits in 22 letters, the last of which holds only two of them.
local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
local lasts = "AQgw"
local source = assert(io.open("/dev/urandom", "rb"))
math.randomseed(source:read(1):byte() + source:read(1):byte() * 256 + source:read(1):byte() * 65536 + source:read(1):byte() * 8388608)
source:close()

function pick(from, count)
   local picked = {}
   for at = 1, count do
      local one = math.random(#from)
      picked[at] = from:sub(one, one)
   end
   return table.concat(picked)
end

function post(body)
   return wrk.format("POST", nil, {
      ["Content-Type"] = "application/x-www-form-urlencoded",
      ["Sec-Fetch-Site"] = "same-origin",
      ["Cookie"] = "rid=" .. pick(letters, 21) .. pick(lasts, 1),
   }, body)
end
