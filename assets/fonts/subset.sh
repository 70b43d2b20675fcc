#!/usr/bin/env bash
# Makes the four font subsets from the published Noto fonts; the result is the same bytes every time.
# Needs npm, tar and the Debian package fonttools. Run it after characters.txt has changed.
#
# characters.txt holds two paragraphs, parted by an empty line:
#   1. in all four fonts: symbols, GB 2312, 通用规范汉字表, the traditional forms of its characters,
#      the first level of Big5, and every character of the shipped data
#   2. in the two Sans fonts only: the rest of GBK
# Left out: U+2003 U+2012 U+2035 U+2215 U+2329 U+232A U+301C. They share a glyph with a common
# character of a higher number, and text copied from a PDF would come out as the rare one.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")"

version=0.4.3
python=${PYTHON:-/usr/bin/python3}
spaces=20,A0,2002,3000

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

fetch() { # package folder
  npm pack --silent --pack-destination "$temp" "@expo-google-fonts/$1@$version" >/dev/null
  tar -xzf "$temp/expo-google-fonts-$1-$version.tgz" -C "$temp" --strip-components=2 \
    --wildcards 'package/400Regular/*.ttf' 'package/700Bold/*.ttf'
}
fetch noto-sans-sc
fetch noto-serif-sc
(cd "$temp" && sha256sum --check --quiet) <<'SUMS'
d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16  NotoSansSC_400Regular.ttf
9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96  NotoSansSC_700Bold.ttf
c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742  NotoSerifSC_400Regular.ttf
9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6  NotoSerifSC_700Bold.ttf
SUMS

awk 'NF == 0 { exit } { print }' characters.txt >"$temp/serif.txt"
cp characters.txt "$temp/sans.txt"

# No layout features: kerning would shift full-width punctuation and the columns of figures.
subset() { # source list target
  pyftsubset "$temp/$1" --text-file="$temp/$2.txt" --unicodes="$spaces" --output-file="$3" \
    --layout-features='' --no-hinting --name-IDs=0,1,2,3,4,5,6,7,13,14 \
    --drop-tables+=BASE,GDEF,GPOS,GSUB,STAT,vhea,vmtx
}
subset NotoSansSC_400Regular.ttf sans NotoSansSC-Regular.ttf
subset NotoSansSC_700Bold.ttf sans NotoSansSC-Bold.ttf
subset NotoSerifSC_400Regular.ttf serif NotoSerifSC-Regular.ttf
subset NotoSerifSC_700Bold.ttf serif NotoSerifSC-Bold.ttf

# Two changes to outlines: the figures of Noto Serif SC are proportional and get one width, so that
# columns of a report align; the em dash fills its square, so that the Chinese dash (two of them) has no gap.
"$python" - NotoS*SC-*.ttf <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

def centre(font, name, width, full=False):
    glyph, metrics = font["glyf"][name], font["hmtx"].metrics
    points = glyph.coordinates
    if full:
        lift = 380 - (glyph.yMin + glyph.yMax) // 2
        for i, (x, y) in enumerate(points):
            points[i] = (0 if x == glyph.xMin else width, y + lift)
    else:
        points.translate(((width - metrics[name][0]) // 2, 0))
    glyph.recalcBounds(font["glyf"])
    metrics[name] = (width, glyph.xMin)

for path in sys.argv[1:]:
    font = TTFont(path, recalcTimestamp=False)
    cmap = font.getBestCmap()
    digits = [cmap[ord(digit)] for digit in "0123456789"]
    width = max(font["hmtx"][name][0] for name in digits)
    for name in digits:
        centre(font, name, width)
    centre(font, cmap[ord("—")], font["head"].unitsPerEm, full=True)
    font.save(path)
PYTHON
