"""Planted faults of argumentation schemes: misspelt names, critical questions and roles that are not there."""

from tests.lint.planted import planted

_STEP = """\
claims:
  close: {text: Close Mill Street., prior: 0.3}
  safer: {text: Injuries would fall., prior: 0.3}
  other: {text: A bollard would do., prior: 0.01}
relations:
  - {id: step, premises: safer, supports: close, scheme: SCHEME, meta: {roles: ROLES}}
  - {premises: other, TYPE, meta: {critical_question: NAME}}
"""


def _planted(rule, place, fault, cure, **filled):
    usual = {
        "SCHEME": "practical reasoning",
        "ROLES": "{means: safer}",
        "TYPE": "undercuts: step",
        "NAME": "alternatives",
    }
    body = _STEP
    for word, text in (usual | filled).items():
        body = body.replace(word, text)
    return planted(rule, place, body, fault, cure)


_MARK, _ROLES = "$.relations[1].meta.critical_question", "$.relations[0].meta.roles"
SCHEMES = [
    planted(
        "near-scheme",
        "$.relations[0].scheme",
        """\
claims:
  close: {text: Close Mill Street., prior: 0.3}
  safer: {text: Injuries would fall., prior: 0.3}
relations: [{premises: safer, supports: close, scheme: FAULT}]
""",
        "expert opinon",
        "arithmetic",
    ),
    _planted("scheme-mark", _MARK, "alternative", "alternatives", NAME="FAULT"),
    _planted("scheme-mark", _MARK, "7", "[goals, best]", NAME="FAULT"),
    _planted("scheme-mark", f"{_ROLES}.source", "source", "goal", ROLES="{FAULT: safer}"),
    _planted("scheme-mark", f"{_ROLES}.means", "saver", "safer", ROLES="{means: FAULT}"),
    _planted("scheme-mark", _ROLES, "safer", "{means: safer}", ROLES="FAULT"),
]
