dofile(os.getenv("LOAD_FOLDER") .. "/reader.lua")

-- Consonants: the screening of comments looks for numbers and for words.
function request()
   local said = pick("bcdfghjklmnpqrstvwxz", 20)
   return post("name=Kari&email=kari%40example.org&consent=on&adult=on&body=Rest+helps+me%2C+says+" .. said .. ".")
end
