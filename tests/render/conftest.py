"""Every layout program that is here."""

from __future__ import annotations

import shutil

import pytest

from argmap.display import programs as render


def programs() -> list[str]:
    found = [shutil.which("dot"), render._beside_python("graphviz-pure")]
    return [path for path in found if path]


@pytest.fixture(params=programs(), ids=lambda path: path.rsplit("/", 1)[-1])
def program(request: pytest.FixtureRequest) -> str:
    return request.param
