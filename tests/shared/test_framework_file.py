"""A file of a framework from elsewhere is read, and answered as brute force answers it."""

from pathlib import Path

import pytest

from argmap import load_framework
from argmap.acceptance.frameworks.extension_names import SEMANTICS
from tests.acceptance.definitions import extensions

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "formats" / "iccma"
FILES = sorted(FOLDER.glob("*.apx")) if FOLDER.is_dir() else []


@pytest.mark.skipif(not FILES, reason="the files of other programs are not beside the project")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_extensions_are_those_of_the_definitions(path):
    framework = load_framework(path)
    place = {name: number for number, name in enumerate(framework.arguments)}
    attacks = [(place[one], place[to]) for one, to in framework.attacks]
    for semantics in SEMANTICS:
        expected = {
            frozenset(framework.arguments[at] for at in one) for one in extensions(len(place), attacks, semantics)
        }
        assert set(framework.extensions(semantics)) == expected
