"""PNG by the letters that argmap ships."""

import re
import struct
import unicodedata

import pytest
from matplotlib.ft2font import FT2Font

from argmap.display import raster
from argmap.display.letters.advances import advance
from argmap.errors import RenderError

FONTS = dict(zip((False, True), map(FT2Font, raster._font_files()), strict=True))
OURS = [chr(number) for number in range(0x20, 0xFFFF) if re.fullmatch(raster._OURS, chr(number))]


def svg(text: str, family: str = "Arial") -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="90pt" height="30pt" viewBox="0 0 90 30" font-family="{family}">'
        f'<text x="5" y="20">{text}</text></svg>'
    )


@pytest.mark.parametrize("bold", FONTS)
def test_the_fonts_have_the_letters_that_are_said_to_be_ours(bold: bool):
    assert len(OURS) > 500
    assert {*map(ord, OURS)} <= set(FONTS[bold].get_charmap())


@pytest.mark.parametrize("bold", FONTS)
def test_letters_are_as_wide_as_they_are_measured(bold: bool):
    font = FONTS[bold]
    font.set_size(1000, 72)
    known = [letter for letter in OURS if letter.isprintable() and unicodedata.category(letter) != "Mn"]
    wrong = {
        letter: (advance(letter, bold=bold), round(font.load_char(ord(letter)).linearHoriAdvance / 65536))
        for letter in known
    }
    assert {letter: both for letter, both in wrong.items() if abs(both[0] - both[1]) > 1} == {}


def test_the_shipped_letters_are_used_whatever_the_system_has():
    drawn = raster.png(svg("Close Mill Street"), background="white")
    assert drawn == raster.png(svg("Close Mill Street", raster.FAMILY), background="white")
    assert drawn != raster.png(svg(""), background="white")
    assert struct.unpack(">II", drawn[16:24]) == (240, 80)


def test_only_letters_that_are_not_ours_make_the_systems_fonts_be_looked_through(monkeypatch: pytest.MonkeyPatch):
    import resvg_py

    skipped = []

    def svg_to_bytes(skip_system_fonts, **_):
        skipped.append(skip_system_fonts)
        return b"png"

    monkeypatch.setattr(resvg_py, "svg_to_bytes", svg_to_bytes)
    for text in ("Zażółć gęślą jaźń → Ω", "Ёж סגור", "日本", "🚧"):
        raster.png(svg(text), background="white")
    assert skipped == [True, True, False, False]


def test_what_is_no_svg_is_told():
    with pytest.raises(RenderError, match="cannot be made a PNG"):
        raster.png("hello", background="white")
