"""A document in a line or two, for tables of small texts."""

from argmap.model.ids import VERBS


def told(document, *, ids=True):
    """Every claim and relation, in order; without `ids`, claims are told by their texts alone."""
    claims = document.claims
    name = {key: key if ids else one.text for key, one in claims.items()}
    lines = [f"{key}: {one.text}" if ids else one.text for key, one in claims.items()]
    lines += [f"{name[key]} restates {name[one.same_as]}" for key, one in claims.items() if one.same_as]
    steps = {}
    for one in document.relations.values():
        steps[one.id] = f"{' + '.join(name[key] for key in one.premises)} {VERBS[one.type]} "
    for key, one in document.relations.items():
        end = name.get(one.target, one.target if ids or one.target not in steps else f"[{steps[one.target].strip()}]")
        lines.append(steps[key] + end)
    return "\n".join(lines)


def sorts(result):
    """What was odd, without places and counts."""
    return [one.message for one in result.warnings]
