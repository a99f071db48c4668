"""One list of font families for all output."""

from __future__ import annotations

from tests.ui.charts.reading import SCREEN
from ui.charts.style import LAST_RESORT, for_print, for_screen
from ui.reports.paper import FONTS
from ui.tokens import LIGHT
from ui.typefaces import ON_THE_WEB, OTHER_SCRIPTS, SANS, families


def in_order(some: tuple[str, ...], every: tuple[str, ...]) -> bool:
    return list(some) == [family for family in every if family in some]


def test_the_window_s_own_family_comes_first_and_no_family_twice() -> None:
    assert families("Cantarell") == ("Cantarell", *families())
    for family in families():
        assert families(family)[0] == family
        assert sorted(families(family)) == sorted(families())


def test_charts_take_the_families_in_their_order_as_far_as_matplotlib_has_them() -> None:
    known = (*families(), LAST_RESORT)
    for style in (SCREEN, for_print(), for_screen(LIGHT, own="Nobody’s Sans")):
        assert in_order(style.families, known)
        assert "DejaVu Sans" in style.families


def test_pages_are_set_in_the_same_order() -> None:
    assert in_order((*SANS, *OTHER_SCRIPTS), FONTS)
    assert set(families()) <= set(FONTS)
    assert ON_THE_WEB.startswith(f"{SANS[0]}, ")
