-- The article ignores this key and the cache does not: each request is for a page that was never made.
dofile(os.getenv("LOAD_FOLDER") .. "/reader.lua")
local path = wrk.path

function request()
   return wrk.format("GET", path .. "?page=" .. math.random(2147483647))
end
