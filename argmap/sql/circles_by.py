"""The two ways in which claims that run in circles are scored."""

from typing import Literal

CirclesBy = Literal["collect", "iterate"]
