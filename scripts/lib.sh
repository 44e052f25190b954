# shellcheck shell=bash
# Shared by the scripts of this folder; to be sourced. Where things are, what must be there, how progress is said.
# Installing is in scripts/tools.sh.

set -euo pipefail

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
SCRIPT=scripts/$(basename -- "$0")
TOOLS=$ROOT/.tools
LOGS=$TOOLS/log
cd "$ROOT"
# shellcheck source=scripts/tools.env
. scripts/tools.env

# rustup puts cargo into a folder that only login shells know; what is installed here goes before the rest.
export PATH=$TOOLS/bin:$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin

# Where cargo puts what it builds for this machine, as an absolute path.
NATIVE_TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
[[ $NATIVE_TARGET == /* ]] || NATIVE_TARGET=$ROOT/$NATIVE_TARGET
# shellcheck disable=SC2034 # the scripts use it
NATIVE_COMMAND=$NATIVE_TARGET/debug/talks-timeline

# Something that only the caller can put right: one sentence, exit status 2.
die() {
  printf '%s: %s\n' "$SCRIPT" "$*" >&2
  exit 2
}

# Prints the comment at the head of a script, without the signs.
print_help() {
  sed -n '2,/^$/{s/^# \{0,1\}//p}' "$0"
}

have() {
  command -v "$1" >/dev/null 2>&1
}

require_prerequisites() {
  have git || die "git is missing; install it (on Debian: apt-get install git)."
  have rustup || die "rustup is missing; install Rust with rustup (https://rustup.rs) and try again."
  cargo --version >/dev/null 2>&1 || die "cargo is missing; run: rustup toolchain install stable"
  have cc || die "a C compiler is missing; install one (on Debian: apt-get install build-essential)."
  local needed found
  needed=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  found=$(rustc --version | cut -d ' ' -f 2)
  at_least "$needed" "$found" || die "Rust $needed or later is needed and this is $found; run: rustup update stable"
}

# Whether version $2 is $1 or later.
at_least() {
  [[ $(printf '%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]
}

# --- Progress: scripts say their steps first, so that each can be counted, and then run them. ---

STEP_TITLES=()
STEP_COMMANDS=()
FAILED=()
# Scripts called by scripts stand further in.
INDENT=${TALKS_INDENT:-}

# step TITLE COMMAND [ARGUMENT…]
step() {
  local title=$1
  shift
  STEP_TITLES+=("$title")
  STEP_COMMANDS+=("$(printf '%q ' "$@")")
}

# Runs the steps said so far. A failure ends the script, unless `--keep-going` asks for all of them; the titles of
# those that failed are then in FAILED.
run_steps() {
  local keep_going=${1:-} count=${#STEP_TITLES[@]} position status started
  for ((position = 0; position < count; position++)); do
    printf '%s[%d/%d] %s…\n' "$INDENT" $((position + 1)) "$count" "${STEP_TITLES[position]}"
    started=$SECONDS
    # A subshell, so that `set -e` holds inside the step although its status is looked at.
    set +e
    (
      set -e
      export TALKS_INDENT="$INDENT      "
      eval "${STEP_COMMANDS[position]}"
    )
    status=$?
    set -e
    if ((status == 0)); then
      printf '%s      done in %s\n' "$INDENT" "$(duration $((SECONDS - started)))"
    elif ((status == 2 || status > 128)) || [[ $keep_going != --keep-going ]]; then
      # 2: a sentence has been said; above 128: ended by a signal such as Ctrl-C.
      exit "$status"
    else
      printf '%s      FAILED after %s\n' "$INDENT" "$(duration $((SECONDS - started)))" >&2
      FAILED+=("${STEP_TITLES[position]}")
    fi
  done
  STEP_TITLES=()
  STEP_COMMANDS=()
}

duration() {
  if (($1 < 60)); then printf '%d s' "$1"; else printf '%d min %d s' $(($1 / 60)) $(($1 % 60)); fi
}

# quietly NAME COMMAND…: keeps the output in a log file, says now and then how far it is, and shows the log's end on
# failure.
quietly() {
  local log=$LOGS/$1.log status=0 beat
  shift
  mkdir -p "$LOGS"
  : >"$log"
  # It must not hold the lock of scripts/build after the end.
  heartbeat "$log" "$BASHPID" 9>&- &
  beat=$!
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$beat" 2>/dev/null || true
  wait "$beat" 2>/dev/null || true
  if ((status != 0)); then
    tail -n 60 "$log" >&2
    printf '%s(the whole log: %s)\n' "$INDENT      " "${log#"$ROOT"/}" >&2
    # 2 is kept for sentences of our own.
    ((status != 2)) || status=1
  fi
  return "$status"
}

# heartbeat LOG OWNER: until the process OWNER is gone; Ctrl-C ends that one, but not what runs in the background.
heartbeat() {
  local started=$SECONDS crates
  # A sleep outlives its killed parent: it must not hold the caller's pipe.
  while sleep 15 >/dev/null 2>&1 && kill -0 "$2" 2>/dev/null; do
    crates=$(grep -c '^ *Compiling ' "$1" || true)
    printf '%s      … %s' "$INDENT" "$(duration $((SECONDS - started)))"
    if ((crates > 0)); then printf ', %d crates compiled' "$crates"; fi
    printf '\n'
  done
}
