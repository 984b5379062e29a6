"""Random documents that a format can say."""

from argmap.formats.restricted import restricted
from tests.shared.documents import documents


def sayable(format_, drawn=None):
    """Documents cut down to what a format says; `drawn` gives the documents that are cut, else they are any."""
    return (documents() if drawn is None else drawn).map(lambda one: restricted(one, format_.says)[0])
