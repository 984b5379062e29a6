"""Random assurance cases: goals and evidence, steps with and without a strategy, challenges of goals and of strategies."""

from hypothesis import strategies as st

from argmap.model import Document
from tests.shared.documents import sentences

said = sentences.map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def cases(draw, tags, texts=said, *, edges):
    """A case; `tags` gives those of a goal, `edges` says whether steps without a strategy are challenged."""
    goals = [f"G{at}" for at in range(1, draw(st.integers(1, 6)) + 1)]
    solutions = [f"Sn{at}" for at in range(1, draw(st.integers(0, 2)) + 1)]
    claims = {key: {"text": draw(texts), "tags": draw(tags)} for key in goals}
    claims |= {key: {"kind": "evidence", "text": draw(texts)} for key in solutions}
    pairs = st.tuples(st.sampled_from([*claims]), st.sampled_from(goals)).filter(lambda pair: pair[0] != pair[1])
    joined = draw(st.lists(pairs, unique=True, max_size=8)) if len(claims) > 1 else []
    relations, steps, bearing = [], [], set()
    for premise, target in joined:
        against = draw(st.integers(0, 3)) == 0
        relations.append({"premises": [premise], "rebuts" if against else "supports": target})
        bearing.add(premise)
        steps += [f"{premise}.supports.{target}"] if edges and not against else []
    for at in range(draw(st.integers(0, 2))):
        premises = draw(st.lists(st.sampled_from([*claims]), unique=True, min_size=1, max_size=3))
        steps.append(f"S{at}")
        relations.append(
            {"id": f"S{at}", "premises": premises, "supports": draw(st.sampled_from(goals)), "scheme": draw(texts)}
        )
        bearing.update(premises)
    undercuts = st.tuples(st.sampled_from([*claims]), st.sampled_from(steps)) if steps else st.nothing()
    for premise, step in draw(st.lists(undercuts, unique=True, max_size=2)) if steps else []:
        relations.append({"premises": [premise], "undercuts": step})
        bearing.add(premise)
    tops = [key for key in goals if key not in bearing]
    return Document.from_tree(
        {"argmap": 1, "title": "Untitled", "conclusion": tops, "claims": claims, "relations": relations}
    )
