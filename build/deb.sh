#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# usage: deb.sh
# Builds the Debian packages into artifacts/deb, from a copy of the sources, as a packager would. Needs debhelper.
set -eu
cd "$(dirname "$0")/.."
out=artifacts/deb
tree=$out/tree

rm -rf "$out"
mkdir -p "$tree"
tar -c --exclude=./artifacts --exclude=./.git . | tar -x -C "$tree"
cp -r packaging/debian "$tree/debian"
# Both packages have the same scripts.
for script in postinst prerm postrm; do
    cp "packaging/debian/$script" "$tree/debian/pyctd.$script"
    mv "$tree/debian/$script" "$tree/debian/pyctd-selfcontained.$script"
done
# The SDK need not come from a package (-d). Nobody signs here.
(cd "$tree" && DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS:-} noautodbgsym" dpkg-buildpackage --build=binary -us -uc -d)
rm -rf "$tree"
ls -sh "$out"/*.deb
