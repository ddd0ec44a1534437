# Unpacks Debian packages for arm64 into a folder, without root, and without touching what apt knows of this machine.
#
#     arm64_libraries.sh FOLDER PACKAGE…
set -eu
root=$1
shift
done=$root/unpacked
if [ -f "$done" ] && [ "$(cat "$done")" = "$*" ]; then exit 0; fi
command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || exit 1
apt=$root/apt
rm -rf "$root"
mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/packages"
apt=$(cd "$apt" && pwd)

get() {
    apt-get -q -o APT::Architectures::="$(dpkg --print-architecture)" -o APT::Architectures::=arm64 -o APT::Sandbox::User= \
        -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache" "$@" >>"$apt/log" 2>&1 ||
        { tail -n 5 "$apt/log" >&2; return 1; }
}

get update
for package; do (cd "$apt/packages" && get download "$package:arm64") || exit 1; done
for package in "$apt"/packages/*.deb; do dpkg-deb -x "$package" "$root"; done
rm -rf "$apt"
echo "$*" >"$done"
