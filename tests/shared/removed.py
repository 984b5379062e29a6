"""The same document without some relations, built anew."""

from tests.shared.edits import with_priors_written_out


def without_relations(document, gone):
    """Take relations out of a document, with all that is aimed at them; every claim starts where it did."""
    document = with_priors_written_out(document)
    out = set(gone)
    while more := {key for key, one in document.relations.items() if one.target in out} - out:
        out |= more
    left = {key: one for key, one in document.relations.items() if key not in out}
    return document.model_copy(update={"relations": left})
