"""Whether claims raise or lower another, as an answer; what is found is held in tests/network/test_signs.py."""

import numpy as np
import pytest

from argmap import MapBuilder, MapError, Network, UnknownIdError
from argmap.analysis.polarity.work import SHOWN
from tests.analysis.street import street


def test_words_and_table():
    polarity = street().polarity()
    assert polarity.words[0] == (
        "Of the 9 claims that bear on 'close', 6 can only raise it, 3 can only lower it, and 0 can do either, by different "
        "ways."
    )
    assert polarity.row("raises")["which"] == ("injuries", "duty", "study", "early", "quiet", "pleasant")
    assert polarity.row("lowers") == {"polarity": "lowers", "claims": 3, "which": ("vans", "lighting", "no_vans")}
    assert polarity.row("none")["which"] == ("aside",)
    assert polarity.of("no_vans") == "lowers"
    assert polarity.of("close") == "raises"


def test_as_data():
    polarity = street().polarity(target="vans")
    assert polarity.to_dict()["claims"]["early"] == "lowers"
    frame = polarity.to_pandas().set_index("id")
    assert frame.loc["early", "polarity"] == "lowers"
    assert len(frame) == len(polarity.ids)


def test_a_claim_that_nothing_bears_on():
    polarity = street().polarity(target="aside")
    assert polarity.words == ("No other claim bears on 'aside'.",)
    assert [row["claims"] for row in polarity] == [0, 0, 0, len(polarity.ids) - 1]


def test_of_many_claims_the_first_are_named():
    number = 3 * SHOWN
    network = Network.from_arrays(
        prior=np.full(number + 1, 0.5),
        source=np.arange(number),
        target=np.full(number, number),
        sign=np.full(number, -1),
    )
    row = network.polarity(number).row("lowers")
    assert (row["claims"], row["which"]) == (number, (*map(str, range(SHOWN)), "…"))


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_both_engines_say_the_same(engine):
    if engine == "compiled":
        pytest.importorskip("numba")
    found = street().network.polarity("close", engine=engine)
    np.testing.assert_array_equal(found.codes, street().network.polarity("close").codes)


def test_what_cannot_be_asked():
    for target in ("nowhere", "why", "safety"):
        with pytest.raises(UnknownIdError, match=target):
            street().polarity(target=target)
    b = MapBuilder("None")
    b.claim("One", id="one")
    with pytest.raises(MapError, match="no conclusion"):
        b.build().polarity()
    with pytest.raises(UnknownIdError):
        street().network.polarity("lost")


def test_a_part_asks_the_whole():
    assert street().focus("vans", up=0, down=0).polarity(target="close").of("early") == "raises"
