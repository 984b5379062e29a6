"""The documentation as `make docs` has built it, which `make test` does before it runs the tests."""

from pathlib import Path

import pytest

SITE = Path(__file__).parents[2] / "site"


@pytest.fixture
def site():
    """Return the folder of the built pages."""
    if not (SITE / "index.html").is_file():
        pytest.skip("the documentation is not built (make docs)")
    return SITE
