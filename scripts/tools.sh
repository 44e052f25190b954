# shellcheck shell=bash
# Shared by the scripts of this folder; to be sourced after lib.sh. Installs what is missing, each tool in the version
# of tools.env, into .tools/: `need_…` adds the steps that are needed to those that the script will run.

# A tool of the pinned version is used wherever it comes from.
is_version() {
  [[ $("$1" --version 2>/dev/null | head -n 1) == "$1 $2" ]]
}

has_npm_package() {
  grep -qs "\"version\": \"$2\"" "$TOOLS/node_modules/$1/package.json"
}

# What the WebAssembly build takes.
need_build_tools() {
  check_bindgen_versions
  need_wasm_target
  has_std_source || step "adding the source of Rust's standard library, for a smaller module" add_std_source
  is_version wasm-bindgen "$WASM_BINDGEN" ||
    step "installing wasm-bindgen $WASM_BINDGEN (about 3 minutes, once)" install_crate wasm-bindgen-cli "$WASM_BINDGEN"
  is_version trunk "$TRUNK" ||
    step "installing trunk $TRUNK (about 7 minutes, once)" \
      install_unoptimised trunk "$TRUNK" --no-default-features --features rustls
  need_npm_package binaryen "$BINARYEN"
  need_npm_package esbuild "$ESBUILD"
}

need_wasm_target() {
  [[ -d $(sysroot)/lib/rustlib/wasm32-unknown-unknown ]] ||
    step "adding the WebAssembly target to Rust" quietly rustup-target rustup target add wasm32-unknown-unknown
}

# What the checks without a browser take.
need_checkers() {
  need_wasm_target
  if ! cargo clippy --version >/dev/null 2>&1 || ! cargo fmt --version >/dev/null 2>&1; then
    step "adding clippy and rustfmt to Rust" quietly rustup-component rustup component add clippy rustfmt
  fi
}

# What the browser tests take: in Chromium, or with `--all` in Firefox and WebKit too.
need_browser() {
  need_npm_package axe-core "$AXE_CORE"
  need_npm_package @mozilla/readability "$READABILITY"
  need_npm_package pym.js "$PYM"
  need_npm_sheets bootstrap "$BOOTSTRAP"
  need_npm_sheets tailwindcss "$TAILWIND"
  need_npm_sheets @wordpress/block-library "$WORDPRESS_BLOCK_LIBRARY"
  local packages=()
  { have chromedriver && have chromium; } || packages+=(chromium chromium-driver)
  # pdftotext reads what was printed.
  have pdftotext || packages+=(poppler-utils)
  if [[ ${1:-} == --all ]]; then
    have firefox || have firefox-esr || packages+=(firefox-esr)
    # WebKit opens a window, on a display that nobody sees, and learns from a desktop's settings what a reader prefers.
    have WebKitWebDriver || packages+=(webkit2gtk-driver)
    have Xvfb || packages+=(xvfb)
    have xsettingsd || packages+=(xsettingsd)
    is_version geckodriver "$GECKODRIVER" ||
      step "installing geckodriver $GECKODRIVER (about 4 minutes, once)" install_unoptimised geckodriver "$GECKODRIVER"
  fi
  if ((${#packages[@]})); then
    can_be_root || die "browsers for the tests are missing; install them (on Debian: apt-get install ${packages[*]})."
    # A machine without fonts draws no text.
    step "installing ${packages[*]}, for the browser tests (some minutes, once)" \
      quietly apt-browsers apt_install "${packages[@]}" fonts-liberation
  fi
}

# What scripts/fuzz takes.
need_cargo_fuzz() {
  is_version cargo-fuzz "$CARGO_FUZZ" ||
    step "installing cargo-fuzz $CARGO_FUZZ (about a minute, once)" install_unoptimised cargo-fuzz "$CARGO_FUZZ"
  # libFuzzer is C++.
  have c++ || die "a C++ compiler is missing; install one (on Debian: apt-get install build-essential)."
}

sysroot() {
  rustc --print sysroot
}

has_std_source() {
  [[ -d $(sysroot)/lib/rustlib/src/rust/library/std ]]
}

# Not fatal: without it the module is larger, but whole.
add_std_source() {
  quietly rustup-source rustup component add rust-src || printf '%snot to be had; the module will be larger\n' "$INDENT      "
}

# The glue fits only the crate of the very same version.
check_bindgen_versions() {
  local locked
  locked=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)
  [[ $locked == "$WASM_BINDGEN" ]] ||
    die "Cargo.lock has wasm-bindgen ${locked:-of no version} and scripts/tools.env has $WASM_BINDGEN; make them equal."
}

# cargo's own settings for this project must not reach the tools.
install_crate() {
  local name=$1 version=$2
  shift 2
  quietly "install-$name" env -u RUSTFLAGS -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET \
    cargo install "$name" --version "$version" --root "$TOOLS" --force "$@"
}

# For tools that only call others: how fast they are matters less than how long they take to build.
install_unoptimised() {
  export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1
  install_crate "$@" --locked
}

NPM_PACKAGES=()
NPM_SHEETS=()

# All packages that are missing become one step, put in by `need_node_tools`.
need_npm_package() {
  has_npm_package "$1" "$2" || NPM_PACKAGES+=("$1@$2")
}

# A package of style sheets for the host pages of the tests. Unpacked, not installed: the tests read files of it, and
# need none of the packages that it depends on.
need_npm_sheets() {
  grep -qs "\"version\": \"$2\"" "$TOOLS/sheets/$1/package.json" || NPM_SHEETS+=("$1@$2")
}

# To be called after every need_… that asks for npm packages.
need_node_tools() {
  if ! has_node; then
    can_be_root || die "Node.js $NODE_AT_LEAST or later with npm is missing; install it (on Debian: apt-get install nodejs npm)."
    step "installing Node.js and npm (about 2 minutes, once)" install_node
  fi
  ((${#NPM_PACKAGES[@]} == 0)) ||
    step "installing ${NPM_PACKAGES[*]//@/ } from npm" install_npm_packages "${NPM_PACKAGES[@]}"
  ((${#NPM_SHEETS[@]} == 0)) ||
    step "fetching style sheets of ${NPM_SHEETS[*]} from npm" install_npm_sheets "${NPM_SHEETS[@]}"
}

has_node() {
  have npm && have node && at_least "$NODE_AT_LEAST" "$(node --version | tr -d v)"
}

install_node() {
  quietly apt-node apt_install nodejs npm
  has_node || die "the system's Node.js is older than $NODE_AT_LEAST; install a newer one with npm."
}

install_npm_packages() {
  quietly install-npm npm install --prefix "$TOOLS" --no-fund --no-audit --no-update-notifier --loglevel=error "$@"
}

install_npm_sheets() {
  local package target
  for package in "$@"; do
    target=$TOOLS/sheets/${package%@*}
    rm -rf "$target"
    mkdir -p "$target"
    quietly unpack-npm npm pack --pack-destination "$target" --no-update-notifier --loglevel=error "$package"
    tar -xzf "$target"/*.tgz -C "$target" --strip-components=1
    rm "$target"/*.tgz
  done
}

can_be_root() {
  have apt-get || return 1
  (($(id -u) == 0)) || { have sudo && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; }
}

apt_install() {
  local root=()
  (($(id -u) == 0)) || root=(sudo)
  "${root[@]}" apt-get update &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}
