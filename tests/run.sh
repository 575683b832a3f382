#!/usr/bin/env bash
# Every test of the project. Installs what a fresh Debian machine lacks, builds, runs each test project, checks the
# formatting meanwhile, and ends with one line: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# The tests start some hundred sites, and much of that is compiling: without a second mapping of each page of code, and without counting
# what is called often, it takes a sixth less.
export DOTNET_EnableWriteXorExecute=0 DOTNET_TieredPGO=0
began=$SECONDS

say() { printf '%s\n' "$*"; }

finish() { # passed failed skipped
    say "Took $((SECONDS - began)) s."
    say "$1 passed, $2 failed, $3 skipped"
    [ "$2" -eq 0 ] && [ "$1" -gt 0 ]
    exit
}

give_up() { say "$*"; finish 0 1 0; }

install_browser() {
    # A browser without these fonts measures other widths, so a browser alone is not enough.
    dpkg -s chromium-headless-shell fonts-roboto fonts-liberation >/dev/null 2>&1 && return
    say "Installing Chromium and the fonts of the pictures."
    local root=(); [ "$(id -u)" -eq 0 ] || root=(sudo -n)
    "${root[@]}" apt-get update -qq >/dev/null 2>&1
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends)
    # Older Debians have no Chromium without windows; the usual one takes twice the time.
    for browser in chromium-headless-shell chromium; do
        "${root[@]}" "${install[@]}" "$browser" fonts-roboto fonts-liberation >/dev/null 2>&1
        [ -x "/usr/bin/$browser" ] && return
    done
    give_up "Chromium could not be installed: run 'apt-get install chromium' as root, then this again."
}

command -v dotnet >/dev/null || give_up "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
install_browser

say "Building."
dotnet restore FibroInfo.sln --locked-mode --nologo -v quiet || give_up "The packages are not those of the lock files: run 'dotnet restore', look at what changed, and commit it."
dotnet build FibroInfo.sln -c Release --no-restore -warnaserror --nologo -v quiet || give_up "The build failed."

# A core is idle now and then while the browser is waited for.
format_log=$(mktemp)
dotnet format whitespace . --folder --verify-no-changes -v quiet >"$format_log" 2>&1 & formatting=$!

passed=0 failed=0 skipped=0
for project in tests/*Tests/; do
    name=$(basename "$project")
    say "Running $name."
    log=$(mktemp)
    dotnet test "$project" -c Release --no-build --nologo --logger "console;verbosity=minimal" >"$log" 2>&1
    code=$?
    # "Passed!  - Failed:     0, Passed:   567, Skipped:     0, Total:   567, Duration: 22 s - FibroInfo.Tests.dll (net10.0)"
    numbers=$(sed -nE 's/^(Passed|Failed)! +- Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+).*/\2 \3 \4/p' "$log" | tail -n 1)
    read -r bad good left <<<"${numbers:-0 0 0}"
    if [ "$good" -eq 0 ]; then
        say "$name ran no test that passed."
        cat "$log"
        bad=$((bad > 0 ? bad : 1))
    elif [ "$bad" -gt 0 ] || [ "$code" -ne 0 ]; then
        cat "$log"
        bad=$((bad > 0 ? bad : 1))
    fi
    say "  $name: $good good, $bad bad, $left left out, $((SECONDS - began)) s since the start"
    rm -f "$log"
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
done

if ! wait "$formatting"; then
    cat "$format_log"
    say "Some files are not formatted: run 'dotnet format whitespace'."
    failed=$((failed + 1))
fi
rm -f "$format_log"

finish "$passed" "$failed" "$skipped"
