#!/usr/bin/env python3
"""Cuts the exhibit's web fonts from the released families. Run it only to change the fonts:
the results are committed, so building the exhibit needs neither Python nor these packages.

    python3 -m venv venv && venv/bin/pip install fonttools==4.68.0 brotli==1.2.1
    npm install --no-save @expo-google-fonts/sofia-sans-extra-condensed@0.4.2 \\
        @fontsource-variable/sofia-sans-condensed@5.3.0 @expo-google-fonts/pt-serif@0.4.1
    venv/bin/python www/fonts.py node_modules

It writes one woff2 per face and script into `fonts/`, and `fonts.css` with the rules.
A rerun with these versions gives the same bytes.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
FONTS = HERE / "fonts"

# The three scripts. Their ranges never overlap, so a browser fetches each file only when the page
# holds one of its characters. What is left out falls back to the system's font, sign by sign.
SCRIPTS = {
    # English and the western languages, with the punctuation and signs that the interface uses.
    "latin": "".join(map(chr, range(0x20, 0x7F)))
    + "àáâãäåæçèéêëìíîïıñòóôöõøùúûüýÿßœ"
    + "ÀÁÄÅÆÇÈÉÍÑÓÖØÚÜÝ"
    + "«»‘’“”„–—…·×−°©§£→←↑↓\u00a0",
    # Letters beyond Latin-1 of Polish, Czech, Slovak, Hungarian, Romanian (comma and cedilla),
    # Serbo-Croat and Turkish, long vowels of Latvian and romanized Japanese, the apostrophe of
    # scholarly transliteration. Albanian needs nothing beyond Latin-1.
    "latin-ext": "ĄąĆćĘęŁłŃńŚśŹźŻż"
    "ČčĎďĚěŇňŘřŠšŤťŮůŽžĽľ"
    "ŐőŰűĂăȘșȚțŞşŢţĐđĞğİ"
    "āēīņōū"
    "ʼ",
    # Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian; the numero sign.
    "cyrillic": "".join(map(chr, range(0x400, 0x460))) + "Ґґ№",
}

# What is kept of the layout rules: kerning, ligatures, tabular figures. Latin Ext has no kerning of
# its own, since a pair nearly always has its other half in the Latin file, where it cannot reach.
# `locl` is baked into the character map (see below), and no text of ours has combining marks.
FEATURES = {"latin": ["kern", "liga", "tnum"], "latin-ext": [], "cyrillic": ["kern"]}

EXTRA_CONDENSED = "@expo-google-fonts/sofia-sans-extra-condensed/800ExtraBold/SofiaSansExtraCondensed_800ExtraBold.ttf"
CONDENSED = "@fontsource-variable/sofia-sans-condensed/files/sofia-sans-condensed-{script}-wght-normal.woff2"
PT_SERIF = "@expo-google-fonts/pt-serif/400Regular/PTSerif_400Regular.ttf"
PT_SERIF_ITALIC = "@expo-google-fonts/pt-serif/400Regular_Italic/PTSerif_400Regular_Italic.ttf"

# file stem, source, CSS family, CSS weight, CSS style
FACES = [
    ("sofia-sans-extra-condensed-800", EXTRA_CONDENSED, "Sofia Sans Extra Condensed", "800", "normal"),
    ("sofia-sans-condensed", CONDENSED, "Sofia Sans Condensed", "400 800", "normal"),
    ("pt-serif-400", PT_SERIF, "PT Serif", "400", "normal"),
    ("pt-serif-400-italic", PT_SERIF_ITALIC, "PT Serif", "400", "italic"),
]


def main(packages: Path) -> None:
    rules = [CSS_HEAD]
    for stem, source, family, weight, style in FACES:
        for script, wanted in SCRIPTS.items():
            font = TTFont(packages / source.format(script=script))
            if "fvar" in font:
                instancer.instantiateVariableFont(font, {"wght": (400, 400, 800)}, inplace=True)
            use_russian_letterforms(font)
            drawn = sorted({ord(c) for c in wanted} & set(font.getBestCmap()))
            out = FONTS / f"{stem}-{script}.woff2"
            rename(font, family)
            cut(font, drawn, FEATURES[script], out)
            rules.append(css_rule(out.name, family, weight, style, drawn))
            absent = "".join(c for c in wanted if ord(c) not in drawn)
            print(f"{out.stat().st_size:6}  {out.name}  without: {absent or 'nothing'}")
    (HERE / "fonts.css").write_text("\n".join(rules), encoding="utf-8")


def use_russian_letterforms(font: TTFont) -> None:
    """Maps Cyrillic letters straight to the shapes that `locl` would choose for Russian.

    Sofia Sans draws Bulgarian letterforms by default, in which и, д, т look like u, g, m. HTML can
    ask for the Russian ones with `lang`; text on a canvas carries no language.
    """
    if "GSUB" not in font:
        return
    table = font["GSUB"].table
    russian = {}
    for script in table.ScriptList.ScriptRecord:
        if script.ScriptTag != "cyrl":
            continue
        for system in script.Script.LangSysRecord:
            if system.LangSysTag != "RUS ":
                continue
            for index in system.LangSys.FeatureIndex:
                record = table.FeatureList.FeatureRecord[index]
                if record.FeatureTag != "locl":
                    continue
                for lookup in record.Feature.LookupListIndex:
                    for rule in table.LookupList.Lookup[lookup].SubTable:
                        russian |= getattr(rule, "ExtSubTable", rule).mapping
    for chart in font["cmap"].tables:
        if chart.isUnicode():
            chart.cmap = {code: russian.get(glyph, glyph) for code, glyph in chart.cmap.items()}


def rename(font: TTFont, family: str) -> None:
    """Gives cut PT Serif a name of its own, since its licence reserves "PT Serif" for the original."""
    if family == "PT Serif":
        for record in font["name"].names:
            if record.nameID in (1, 4, 16):
                record.string = "Twentieth Serif"
            if record.nameID == 6:
                record.string = "TwentiethSerif"


def cut(font: TTFont, codes: list[int], features: list[str], out: Path) -> None:
    options = subset.Options()
    options.layout_features = features
    options.flavor = "woff2"
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 6]  # copyright, family, style, PostScript name; licences lie beside
    options.drop_tables += ["DSIG", "STAT"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font["head"].modified = font["head"].created  # same bytes on every run
    font.recalcTimestamp = False
    subset.save_font(font, str(out), options)


CSS_HEAD = """\
/* Written by fonts.py. Faces load script by script, when the page first needs them. */
"""


def css_rule(name: str, family: str, weight: str, style: str, codes: list[int]) -> str:
    return (
        "@font-face {\n"
        f'  font-family: "{family}";\n'
        f"  font-weight: {weight};\n"
        f"  font-style: {style};\n"
        "  font-display: swap;\n"
        f'  src: url("fonts/{name}") format("woff2");\n'
        f"  unicode-range: {ranges(codes)};\n"
        "}\n"
    )


def ranges(codes: list[int]) -> str:
    """CSS unicode-range of sorted code points, neighbours joined."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
