"""What is written without a complaint is read again as it was; what is complained of can still be written without it."""

from hypothesis import strategies as st

from argmap.errors import UnsupportedError
from argmap.formats.restricted import restricted
from tests.shared.documents import documents

_OWN = {
    *(f"{part}.{field}" for part in ("map", "claim", "relation") for field in ("meta", "tags", "note", "url")), "documents",
}  # fmt: skip
"""Fields that formats keep things of their own in, and in which drawn ones would always be complained of."""


def plain_documents(form):
    """Documents of what a format says, without the fields that it keeps things of its own in."""
    return documents().map(lambda one: restricted(one, form.says - _OWN)[0])


def hostile_documents(form):
    """Documents of what a format says, with anything in its own fields."""
    return st.one_of(documents(), plain_documents(form)).map(lambda one: restricted(one, form.says)[0])


def comes_back(form, document, same=lambda one: one):
    """Say whether a document was written without a complaint; if so, it has to be read as it was."""
    try:
        text = form.write(document)
    except UnsupportedError:
        form.read(form.write(document, unsupported="ignore"))
        return False
    again = form.read(text).document
    assert same(again) == same(document), text
    return True


def by_text(document):
    """A document without its ids: for formats that have none."""
    claims, relations = document.claims, document.relations
    text = {key: one.text for key, one in claims.items()}
    steps = {
        key: (
            one.type,
            tuple(sorted(text[premise] for premise in one.premises)),
            text.get(one.target, ""),
            one.strength,
        )
        for key, one in relations.items()
    }
    return (
        document.title,
        sorted(text[key] for key in document.conclusion),
        sorted(
            (one.text, one.kind, str(getattr(one, "prior", None)), str(one.url), str(one.note))
            for one in claims.values()
        ),
        sorted(map(repr, ((step, steps.get(relations[key].target)) for key, step in steps.items()))),
    )
