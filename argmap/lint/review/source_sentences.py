"""`SourceSentences`: the texts that a map is of, by sentences, with who speaks each and which is nearest to a claim."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from itertools import pairwise

from argmap.lint.inspection.papers import lines_in, plain_text
from argmap.maths.content_words import Weights, content_words

_END = re.compile(
    r"""(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])(?<!\b[a-z]\.[a-z])[.!?…]["”’')\]]*\s+(?=["“‘'(\[*_]*[^\W_a-z])|[;:]["”]?\s+"""
)
_ITEM = re.compile(r"\s*(?:[-*+•>]|\(?\d{1,3}[.)]|\^)\s")
_HEADING = re.compile(r"#{1,6}\s")
_CLAUSE = re.compile(
    r",?\s+(?:and|but|which|who|so|since|because|unless|whereas|though|although|while)\s+|\s+[–—-]+\s+|[()]|\.\.\.|…"
)
_LABEL = re.compile(r"[\s>*_#-]*((?:[^\W\d_][\w.'’-]*)(?: [\w.'’-]+){0,4})[*_]*\s*(?:\([^)]{0,60}\))?[*_]*:[*_]*\s+")
_SIGNED = re.compile(r"\s[–—-]{1,3}\s*((?:[^\W\d_][\w.'’-]*)(?: [\w.'’-]+){0,4})\s*[*_]*$")
_NAME = re.compile(r"[^\W\d_]{2,}")
_MOST_LETTERS = 1_000_000
"""So much of all texts together is looked at."""
_LONGEST = 2000
"""A sentence of more letters is cut."""
_RAREST, _EACH, _TRIED = 8, 200, 30
"""The nearest sentence has one of so many of a claim's rarest words, each in so many sentences at most; of so many that
have the most of these all words are compared."""
_LEAST = 0.3
"""What shares less of a claim's words, by what they tell, is not near it."""


@lru_cache(maxsize=4096)
def _clauses(sentence: str) -> list[str]:
    return [part for one in _CLAUSE.split(sentence) if (part := one.strip(" ,"))]


@dataclass(frozen=True, eq=False, slots=True)
class Sentence:
    """A sentence of a text, or what stands before or after a colon or a semicolon in one."""

    text: str
    document: str
    """The document's id; empty where the map has none for this text."""
    line: int
    speaker: str | None
    """The source whose turn it is, where the text names its speakers."""
    place: int
    """How many sentences stand before it."""
    words: frozenset[str]

    @property
    def clauses(self) -> list[str]:
        """Its parts, cut at joining words, dashes and brackets.

        >>> first = next(iter(SourceSentences([("", "It rains (in Rome), which is wet.")], {}).sentences))
        >>> first.clauses
        ['It rains', 'in Rome', 'is wet.']
        """
        return _clauses(self.text)

    @property
    def where(self) -> str:
        """Where it stands, in words."""
        return f"line {self.line}" + (f" of {self.document!r}" if self.document else "")


class SourceSentences:
    """Some texts by sentences; `names` are the sources' ids and names, by which turns are told.

    >>> text = SourceSentences([("talk", "Ann Lee: It rains. Bring coats.\\n\\nBen: It stopped.")], {"ann": "Ann Lee", "ben": "Ben"})
    >>> [(one.speaker, one.text) for one in text.sentences]
    [('ann', 'It rains.'), ('ann', 'Bring coats.'), ('ben', 'It stopped.')]
    >>> text.nearest("They should bring coats.").text
    'Bring coats.'
    """

    def __init__(self, texts: Iterable[tuple[str, str]], names: Mapping[str, str]) -> None:
        self.cut_short = False
        self._names = {key: {*_NAME.findall(f"{name} {key}".casefold())} for key, name in names.items()}
        self.sentences: list[Sentence] = []
        self.documents: set[str] = set()
        """The documents that there are texts of."""
        left = _MOST_LETTERS
        for document, text in texts:
            self.documents.add(document)
            self.cut_short |= len(text) > left
            self.sentences += self._read(document, text[:left])
            left -= len(text[:left])
        self.weights = Weights(one.words for one in self.sentences)
        self.speakers = frozenset(one.speaker for one in self.sentences if one.speaker is not None)

    def _read(self, document: str, text: str) -> Iterator[Sentence]:
        place = len(self.sentences)
        for line, speaker, paragraph in self._turns(text):
            item = _ITEM.match(paragraph)
            begin = item.end() if item else 0
            ends = [begin, *(found.end() for found in _END.finditer(paragraph, begin)), len(paragraph)]
            for start, end in (piece for pair in pairwise(ends) for piece in _pieces(paragraph, *pair)):
                sentence = " ".join(paragraph[start:end].split())
                if sentence:
                    yield Sentence(sentence, document, line, speaker, place, content_words(sentence))
                    place += 1
                line += paragraph.count("\n", start, end)  # noqa: PLW2901 - the line of the next

    def _turns(self, text: str) -> list[tuple[int, str | None, str]]:
        """Return the paragraphs, without headings, with their first lines and speakers: named before a colon, or signed after a dash."""
        found: list[tuple[int, str | None, str]] = []
        speaker, unsigned = None, 0
        for line, paragraph in _paragraphs(text):
            if _HEADING.match(paragraph):
                unsigned = len(found)
                continue
            label, signed = _LABEL.match(paragraph), _SIGNED.search(paragraph)
            named = self._speaker(label[1]) if label else None
            if named is not None and label is not None:
                speaker, paragraph = named, paragraph[label.end() :]  # noqa: PLW2901 - without its label
            signer = self._speaker(signed[1]) if signed else None
            if signer is not None and signed is not None:
                found.append((line, signer, paragraph[: signed.start()]))
                found[unsigned:] = [(at, signer, words) for at, _, words in found[unsigned:]]
                speaker, unsigned = None, len(found)
            else:
                found.append((line, speaker, paragraph))
        return found

    def _speaker(self, label: str) -> str | None:
        """Return the source that a name at a turn is: all its words are the source's, and no other's who has fewer."""
        words = {*_NAME.findall(label.casefold())}
        fitting = [key for key, name in self._names.items() if words and words <= name]
        return min(fitting, key=lambda key: len(self._names[key]), default=None)

    @cached_property
    def _having(self) -> Mapping[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = defaultdict(list)
        for one in self.sentences:
            for word in one.words:
                found[word].append(one)
        return found

    @cached_property
    def _plain(self) -> list[str]:
        return [plain_text(one.text) for one in self.sentences]

    def ranked(self, text: str) -> list[tuple[float, Sentence]]:
        """Return the sentences near a text, the nearest first, each with how near."""
        words = content_words(text)
        known = [word for word in words if word in self._having]
        rarest = sorted(known, key=lambda word: (len(self._having[word]), word))[:_RAREST]
        near: dict[int, float] = defaultdict(float)
        for word in rarest:
            tells = self.weights.of([word])
            for one in self._having[word][:_EACH]:
                near[one.place] += tells
        least = _LEAST * self.weights.of(known)
        found = []
        for place, _ in nlargest(_TRIED, near.items(), key=lambda pair: (pair[1], -pair[0])):
            one = self.sentences[place]
            shared = self.weights.of(words & one.words)
            if shared >= least:
                found.append((shared / self.weights.of(one.words) ** 0.5, one))
        return sorted(found, key=lambda pair: (-pair[0], pair[1].place))

    def nearest(self, text: str, *, speakers: Collection[str] = (), quotes: Iterable[str] = ()) -> Sentence | None:
        """Return the sentence that a claim is from: in which one of its quotations begins, else the most alike one.

        Where the text names speakers, those of the claim come first.
        """
        for quote in quotes:
            for part in filter(None, (plain_text(one).strip(" .,;:!?\"'") for one in _END.split(quote))):
                found = next(
                    (one for one, plain in zip(self.sentences, self._plain, strict=True) if part in plain), None
                )
                if found is not None:
                    return found
        ranked = [one for _, one in self.ranked(text)]
        return next((one for one in ranked if one.speaker in speakers), ranked[0] if ranked else None)

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before one."""
        return self.sentences[sentence.place - 1] if sentence.place else None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where a sentence goes, in pieces where it is longer than any sentence."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield runs of lines between blank ones, cut where an item of a list or a turn begins, with their first lines."""
    part: list[str] = []
    for at, line in enumerate([*lines_in(text), ""], start=1):
        begins = _ITEM.match(line) is not None or _LABEL.match(line) is not None
        if part and (begins or not line.strip()):
            yield at - len(part), "\n".join(part)
            part = []
        if line.strip():
            part.append(line)
