"""Random documents, with the texts that break writers."""

import datetime

from hypothesis import strategies as st

from argmap.model import Document

HOSTILE = (
    "<b>bold</b>", "</x>", "a: b", "# x", "a #b", "- a", "? a", "'quoted'", '"quoted"', "two\nlines", "two\n\n lines\n",
    " leading", "trailing ", "null", "~", "true", "yes", "1.0", "1e3", "0x1f", "2024-05-01", ".nan", "<<", "&a", "*a",
    "!tag", "|", ">", "%", "@", "`", "{a: b}", "[a]", "a, b", "a:b", "\\N", "\\n", "tab\there", "bell\x07", "\x00",
    "עברית", "العربية", "\u202egnissim", "👍🏽", "é", "\x85", "\u2028", "\ufeff", "\U0010ffff", "---", "...",
    "word " * 60 + "end", "x" * 400, "two  spaces " * 20 + "end", "#comment " * 30 + "end", "a: b " * 40 + "end",
    "long\twith tab " * 20 + "end", "line\n" * 5 + "end", "\n", "a\r\nb", "..", "=", "::", "end:", "12:30", "1_000", "-", "",
)  # fmt: skip

characters = st.characters(exclude_categories=["Cs"])
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(characters, max_size=20), st.text("ab #:-'\"\n\t,[]{}", max_size=200)
)
sentences = texts.filter(str.strip)
words = st.one_of(
    st.sampled_from(["true", "null", "yes", "NaN", "a", "b", "c", "d", "a.supports.b", "e-f", "g.2", "_", "x" * 150]),
    st.from_regex(r"[A-Za-z_][A-Za-z0-9_.\-éд]{0,6}", fullmatch=True),
)
numbers = st.floats(0, 1)
free_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)
dates = st.dates(datetime.date(1000, 1, 1)).map(str)
ACTS = ("asserts", "reports", "cites", "concedes", "denies", "asks", "speculates", "implies", "quotes", "retracts")


def some(draw, **fields):
    """Keep a random choice of the fields."""
    return {key: draw(value) for key, value in fields.items() if draw(st.integers(0, 3)) == 0}


def free(draw):
    tags, meta = st.lists(texts, max_size=3), st.dictionaries(texts, free_values, max_size=3)
    return some(draw, tags=tags, note=texts, url=texts, meta=meta)


def attributions(draw, sources, documents):
    if not sources or draw(st.integers(0, 2)):
        return {}
    entries = []
    for _ in range(draw(st.integers(1, 2))):
        entry = {"source": draw(st.sampled_from(sources)), "act": draw(st.sampled_from(ACTS))}
        entry |= some(draw, date=dates, certain=st.booleans(), note=texts)
        for place in ("at", "reply_to"):
            if documents and draw(st.booleans()):
                locators = some(draw, page=texts, lines=texts, item=st.integers(), quote=texts, certain=st.booleans())
                entry[place] = {"document": draw(st.sampled_from(documents)), **locators}
        entries.append(entry)
    return {"said_by": entries}


@st.composite
def documents(draw, mutual=False):
    """A document with every kind of thing in it, cycles included; `mutual` rebuttals only where they are asked for."""
    names = draw(st.lists(words, unique=True, min_size=1, max_size=8))
    cut = draw(st.integers(1, len(names)))
    claim_ids, source_ids = names[:cut], names[cut:]
    document_ids = draw(st.lists(words, unique=True, max_size=2))
    kinds = {key: draw(st.sampled_from(["claim", "premise", "evidence", "question"])) for key in claim_ids}
    kinds[claim_ids[0]] = "claim"
    claims = {}
    for key, kind in kinds.items():
        entry = {"kind": kind, "text": draw(sentences), **free(draw), **attributions(draw, source_ids, document_ids)}
        entry |= some(draw, hedge=texts, implied=st.booleans())
        entry |= some(draw, prior=numbers) if kind != "question" else some(draw, status=st.just("answered"))
        earlier = [other for other in claims if kinds[other] != "question"]
        if kind != "question" and earlier and "prior" not in entry and draw(st.integers(0, 3)) == 0:
            entry["same_as"] = draw(st.sampled_from(earlier))
        claims[key] = entry
    sources = {}
    for key in source_ids:
        sources[key] = some(draw, name=texts, kind=texts, reliability=numbers) | free(draw)
        if len(sources) > 1 and draw(st.booleans()):
            sources[key]["via"] = draw(st.sampled_from(list(sources)[:-1]))
    tree = {
        "argmap": 1,
        "title": draw(sentences),
        "defaults": some(draw, prior=numbers, derived=numbers, join=st.sampled_from(["product", "min", "mean"])),
        "documents": {key: some(draw, title=texts, author=texts, date=dates) | free(draw) for key in document_ids},
        "sources": sources,
        "claims": claims,
        "relations": draw_relations(draw, kinds, source_ids, document_ids, mutual),
        **free(draw),
        "conclusion": draw(st.lists(st.sampled_from([c for c in kinds if kinds[c] != "question"]), unique=True)),
    }
    return Document.from_tree(tree)


def draw_relations(draw, kinds, source_ids, document_ids, mutual):
    scored = [key for key, kind in kinds.items() if kind != "question"]
    questions = [key for key in kinds if key not in scored]
    stated = draw(
        st.lists(words.filter(lambda word: word not in kinds and word not in source_ids), unique=True, max_size=4)
    )
    relations = []
    for place in range(draw(st.integers(0, 5))):
        verb = draw(st.sampled_from(["supports", "rebuts", "undercuts"]))
        steps = [*stated[: draw(st.just(len(stated)))], *source_ids]
        targets = {"supports": [*kinds], "rebuts": scored, "undercuts": [*source_ids]}[verb]
        if verb != "rebuts" and place and stated:
            targets = [*targets, *steps]
        usable = [one for one in targets if one in kinds or one in source_ids or one in stated[:1]]
        if not usable:
            continue
        premises = draw(st.lists(st.sampled_from(scored if verb == "supports" else [*kinds]), unique=True, min_size=1))
        entry = {"premises": premises, verb: draw(st.sampled_from(usable))}
        entry |= some(draw, strength=numbers, scheme=texts, certain=st.booleans())
        if mutual and verb == "rebuts" and premises[0] in scored and premises != [entry[verb]] and len(premises) == 1:
            entry |= some(draw, mutual=st.sampled_from(["contrary", "contradictory"]))
        if questions and draw(st.booleans()):
            entry["answers"] = draw(st.lists(st.sampled_from(questions), unique=True))
        relations.append({**entry, **attributions(draw, source_ids, document_ids), **free(draw)})
    if stated:
        # The first stated id is aimed at, so some relation has to carry it.
        relations.append({"id": stated[0], "premises": [scored[0]], "supports": scored[-1]})
        for name, entry in zip(stated[1:], relations[:-1], strict=False):
            entry["id"] = name
    return relations
