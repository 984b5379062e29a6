"""The words by which people and programs say that an edge is for or against, and what a node is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Sense = Literal["support", "rebuttal", "undercut", "contrary", "contradictory", "same"]
"""How an edge counts; `same` says that its start restates its end."""

_SENSES: dict[Sense, str] = {
    "support": "support supports supporting pro for + evidence because positive backs backing reason entails implies "
    "justifies proves agrees agree strengthens in_favor in_favour in_favor_of in_favour_of therefore so",
    "rebuttal": "rebuttal rebuts rebut attack attacks attacking con against - objection objects object_to objects_to "
    "contradicts contradict refutes refute refutation opposes oppose opposing negative disagrees disagree weakens "
    "counter counters counterargument counter_argument denies challenges undermines defeats but however",
    "undercut": "undercut undercuts undercutting undercutter undermines_inference undercuts_inference",
    "contrary": "contrary contraries mutually_exclusive excludes incompatible",
    "contradictory": "contradictory contradictories",
    "same": "same same_as restates restatement rephrase rephrases equivalent is_equivalent_to",
}  # fmt: skip
SENSES: dict[str, Sense] = {word: sense for sense, words in _SENSES.items() for word in words.split()}
_BACKWARDS: dict[Sense, str] = {
    "support": "supported_by is_supported_by backed_by justified_by evidenced_by follows_from",
    "rebuttal": "attacked_by is_attacked_by rebutted_by opposed_by refuted_by contradicted_by countered_by",
    "undercut": "undercut_by is_undercut_by",
    "same": "restated_by rephrased_by",
}
BACKWARDS: dict[str, Sense] = {word: sense for sense, words in _BACKWARDS.items() for word in words.split()}
"""Words of edges that run from what is argued for to what argues."""

_ONES: dict[str, Sense] = {"1": "support", "+1": "support", "1.0": "support", "-1": "rebuttal", "-1.0": "rebuttal"}
"""Signs as numbers, where a file holds nothing but text."""

_KINDS = {
    "premise": "premise assumption axiom given",
    "evidence": "evidence fact data datum observation source_evidence",
    "question": "question issue",
    "claim": "claim statement proposition thesis conclusion main_claim main position idea opinion i inode i_node text "
    "default input output node custom textnode claimnode standard root group file link",
}  # fmt: skip
KINDS: dict[str, str] = {word: kind for kind, words in _KINDS.items() for word in words.split()}
CONCLUSIONS = frozenset({"thesis", "conclusion", "main_claim", "main", "root"})
JUNCTIONS = frozenset(
    {"scheme", "inference", "diamond", "junction", "step", "linked", "and", "joint", "relation", "ra", "ca"}
)
"""What a node is called that only joins premises; `argument` is one where it has no text."""
MAYBE_JUNCTIONS = frozenset({"argument", "reason"})
SHAPES_OF_EDGES = frozenset(
    {"default", "straight", "step", "smoothstep", "simplebezier", "bezier", "floating", "directed", "undirected", "edge",
     "arrow", "line", "curved", "custom", "buttonedge", "animated"}
)  # fmt: skip
"""What programs call edges by how they are drawn."""


def spelt(word: object) -> str:
    """Write a word as the vocabulary has it.

    >>> spelt("Supported By"), spelt("mutually-exclusive"), spelt("-"), spelt("isSupportedBy")
    ('supported_by', 'mutually_exclusive', '-', 'is_supported_by')
    """
    return _spelt(word) if isinstance(word, str) else ""


@lru_cache(maxsize=4096)  # a file says the same few words again and again
def _spelt(word: str) -> str:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word.strip()[:80])
    return re.sub(r"[\s_-]+", "_", parted).strip("_").lower() or word.strip()[:1]


def sense_of(word: object) -> tuple[Sense | None, bool]:
    """Return how an edge with this word counts, and whether it runs backwards; None where the word is not known.

    >>> sense_of("attacks"), sense_of("supported by"), sense_of(-1), sense_of("blue")
    (('rebuttal', False), ('support', True), ('rebuttal', False), (None, False))
    """
    if isinstance(word, str):
        return _sense_of(word)
    if isinstance(word, bool) or not isinstance(word, int | float):
        return None, False
    return ("support" if word > 0 else "rebuttal" if word < 0 else None), False


@lru_cache(maxsize=4096)
def _sense_of(word: str) -> tuple[Sense | None, bool]:
    if word.strip() in _ONES:
        return _ONES[word.strip()], False
    plain = spelt(word)
    if plain in BACKWARDS:
        return BACKWARDS[plain], True
    return SENSES.get(plain), False
