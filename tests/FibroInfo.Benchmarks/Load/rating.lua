dofile(os.getenv("LOAD_FOLDER") .. "/reader.lua")

function request()
   return post("stars=" .. math.random(5))
end
