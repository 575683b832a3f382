#!/usr/bin/env bash
# Measures what takes longer than a test may, and prints tables for FIGURES.md.
#   tests/figures.sh                    all parts, about an hour
#   tests/figures.sh --short            the quick parts, to see that they work; their numbers are no figures
#   tests/figures.sh [--short] render   one part: render, start, large, content, weight, lighthouse, html, pages, writes, scale, queue, durability, backup, library, storm, signin, editing
# "content" prints one row an article: its length on a phone (390 x 844) and on paper, whether its key points are in sight at 390 x 664, how hard it is
# to read, and how many of its cited claims have a label.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cache=${XDG_CACHE_HOME:-$HOME/.cache}/fibroinfo-figures
scratch=$(mktemp -d)
site=
trap '[ -n "$site" ] && kill "$site" 2>/dev/null; rm -rf "$scratch"' EXIT
short=; parts=()
for argument in "$@"; do if [ "$argument" = --short ]; then short=--short; else parts+=("$argument"); fi; done
usual=(render start large content weight lighthouse html pages writes scale queue durability backup library storm signin editing)
[ -z "$short" ] || usual=(render start content weight pages writes queue library editing)
[ ${#parts[@]} -gt 0 ] || parts=("${usual[@]}")

dotnet publish src/FibroInfo -c Release -o "$scratch/site" -v quiet || exit 1
dotnet build tests/FibroInfo.Benchmarks -c Release -v quiet || exit 1
bench() { dotnet tests/FibroInfo.Benchmarks/bin/Release/net10.0/FibroInfo.Benchmarks.dll "$@"; }
head_of() { printf '\n## %s\n\n' "$1"; [ "$1" = content ] || printf '| what | wanted | measured | reached |\n|---|---|---|---|\n'; }
missing=0

needs() { # a program that is the Debian package of its name
    command -v "$1" >/dev/null && return
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"; } >/dev/null 2>&1
    command -v "$1" >/dev/null || { echo "Not measured: '$1' is missing; run 'apt-get install $1' as root."; return 1; }
}

lighthouse() {
    command -v npm >/dev/null && [ -x /usr/bin/chromium ] || { echo "Skipped: npm or Chromium is missing."; return; }
    mkdir -p "$cache/lighthouse" && cp tests/figures/lighthouse.mjs "$cache/lighthouse/"
    (cd "$cache/lighthouse" && { [ -d node_modules/lighthouse ] || npm install --silent --no-audit --no-fund lighthouse@12.8.2 chrome-launcher >/dev/null; }) || { echo "Skipped: Lighthouse could not be installed."; return; }
    (cd "$scratch" && exec dotnet site/FibroInfo.dll --urls http://localhost:5089 >/dev/null) & site=$!
    for _ in $(seq 100); do curl -sf -o /dev/null http://localhost:5089/articles/fibro-fog && break; sleep 0.1; done
    (cd "$cache/lighthouse" && node lighthouse.mjs http://localhost:5089) || missing=1
    kill "$site"; site=
}

for part in "${parts[@]}"; do
    head_of "$part"
    case $part in
        content) if [ -x /usr/bin/chromium-headless-shell ] || needs chromium; then bench content "$scratch/site" content || missing=1; else missing=1; fi ;;
        render) bench render || missing=1 ;;
        start | large | weight | queue | backup | library | storm | signin | editing) bench "$part" "$scratch/site" content $short || missing=1 ;;
        pages | writes | scale) if needs wrk; then bench "$part" "$scratch/site" content $short || missing=1; else missing=1; fi ;;
        durability) if needs strace; then bench "$part" "$scratch/site" content $short || missing=1; else missing=1; fi ;;
        lighthouse) lighthouse ;;
        html) if [ -x tests/html.sh ]; then tests/html.sh || missing=1; fi ;;
        *) echo "No part '$part'."; exit 2 ;;
    esac
done
exit $missing
