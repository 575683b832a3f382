#!/usr/bin/env bash
# The Nu HTML checker over one page of every type, as the running site sends it. Exit code 1 when it finds an error.
# The checker (35 MB, from npm) is kept outside the repository, in the cache folder of whoever runs this.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v java >/dev/null; then
    echo "The HTML checker needs Java 17 or later, and there is no 'java' here. Nothing was checked."
    exit 1
fi

cache="${XDG_CACHE_HOME:-/tmp}/fibroinfo-vnu"
jar="$cache/node_modules/vnu-jar/build/dist/vnu.jar"
if [ ! -f "$jar" ]; then
    command -v npm >/dev/null || { echo "The HTML checker comes from npm, and there is no 'npm' here. Nothing was checked."; exit 1; }
    mkdir -p "$cache"
    npm install --prefix "$cache" --no-save --no-audit --no-fund --silent vnu-jar@26 2>/dev/null || npm install --prefix "$cache" --no-save --no-audit --no-fund --silent vnu-jar
fi

work="$(mktemp -d)"
site=
trap 'if [ -n "$site" ]; then kill "$site" 2>/dev/null || true; wait "$site" 2>/dev/null || true; fi; rm -rf "$work"' EXIT

dotnet build src/FibroInfo -v q --nologo >"$work/build.log" || { cat "$work/build.log"; exit 1; }
port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
dotnet src/FibroInfo/bin/Debug/net10.0/FibroInfo.dll --Urls "http://localhost:$port" --Paths:Data "$work/data" >"$work/site.log" 2>&1 &
site=$!
curl -sS -o /dev/null --fail --retry 40 --retry-delay 0 --retry-all-errors --max-time 2 "http://localhost:$port/health/ready" 2>/dev/null \
    || { echo "The site did not start:"; cat "$work/site.log"; exit 1; }

study=articles/brain-immune-cells-study
pages=(/ /articles /$study "/$study?view=easy" "/$study?view=easy&part=all" /articles/fibro-fog /articles/what-is-fibromyalgia /topics /topics/research
    /references /references/albrecht2019 /references/stavrou2022 /people/jonas-berg /clinics /glossary /corrections
    /about /how-we-work /privacy /accessibility /contact /no-such-page /$study/comments)
# What readers get back: forms with faults, a question, help in despair, then the pages of a comment.
posts=("/$study/rating stars=9" "/$study/reports kind=error&email=kari" "/$study/comments name=&email=kari" "/no/such/page x=y"
    "/$study/comments name=Lyng&body=Ring+me+on+41+23+45+67.&consent=on&adult=on"
    "/$study/comments name=Lyng&body=I+do+not+want+to+live+any+more.")
site_path() { printf 'http://localhost:%s%s' "$port" "$1"; }
send() { curl -sS -H 'Accept: text/html' -H 'Sec-Fetch-Site: same-origin' -d "$2" "$(site_path "$1")" "${@:3}"; }
save() { # name, words on it
    [ -s "$work/$1.html" ] && grep -q "<h1" "$work/$1.html" || { echo "$2 answers nothing."; exit 1; }
}
for page in "${pages[@]}"; do
    name="$(tr -c 'a-z0-9\n' '_' <<<"$page")"
    curl -sS -H 'Accept: text/html' -o "$work/$name.html" "$(site_path "$page")"
    save "$name" "$page"
done
for number in "${!posts[@]}"; do
    read -r path fields <<<"${posts[$number]}"
    send "$path" "$fields" -o "$work/sent_$number.html"
    save "sent_$number" "$path"
done
send "/$study/comments" 'name=Lyng&body=My+own+words.&email=kari@example.no&notify=on&consent=on&adult=on' -o /dev/null
letter=
for _ in $(seq 50); do
    letter="$(cat "$work"/data/mail/*.eml 2>/dev/null || true)"
    [ -n "$letter" ] && break
    sleep 0.2
done
own=0
for path in $(grep -oE '/comments/[0-9a-f]{64}(/[a-z]+)?' <<<"$letter" | sort -u); do
    curl -sS -H 'Accept: text/html' -o "$work/own_$own.html" "$(site_path "$path")"
    save "own_$own" "$path"
    own=$((own + 1))
done
[ "$own" -eq 3 ] || { echo "The letter to a writer has $own links, not 3."; exit 1; }

# The pages of the staff, as the test that walks them all keeps them.
KEEP_PAGES="$work" dotnet test tests/FibroInfo.BrowserTests --nologo -v quiet --filter FullyQualifiedName~StaffPagesTests >"$work/staff.log" 2>&1 || { cat "$work/staff.log"; exit 1; }
staff="$(ls "$work"/_admin*.html "$work"/_account*.html "$work"/_s*.html | wc -l)"
[ "$staff" -ge 25 ] || { echo "Only $staff pages of the staff were kept."; exit 1; }

echo "Checking $((staff + ${#pages[@]} + ${#posts[@]} + own)) pages."
if java -jar "$jar" --errors-only --format gnu "$work"/*.html 2>"$work/found"; then
    echo "No error."
else
    sed "s|file:$work/||" "$work/found"
    echo "$(wc -l <"$work/found") errors."
    exit 1
fi
