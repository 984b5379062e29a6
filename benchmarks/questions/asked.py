"""The questions that a person asks of a map, each as a call: of the map of a debate, and of documents of any size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import argmap

Calls = dict[str, Callable[[], Any]]


def questions(m: argmap.ArgumentMap, folder: Path) -> Calls:
    """Return the questions of a map that takes no more than it says; each is asked of a map that nothing is known of yet."""
    document, target = m.document, m.conclusion[0]
    other = m.replace(prior={target: 0.4})
    leaf = list(document.claims)[-1]
    rebuttal = next(one.id for one in document.relations.values() if one.type == "rebuttal")

    def fresh() -> argmap.ArgumentMap:
        return argmap.ArgumentMap(document)

    files = {"yaml": folder / "debate.yaml", "json": folder / "debate.json"}
    for path in files.values():
        m.save(path)
    held = argmap.load(files["yaml"])

    def explain_all() -> None:
        asked = fresh()
        for key, claim in document.claims.items():
            if claim.kind != "question":
                asked.explain(key)

    def session() -> None:
        edited = fresh().network.session()
        edited.set_prior(target, 0.3)

    return {
        "load the YAML file": lambda: argmap.load(files["yaml"]),
        "load the JSON file": lambda: argmap.load(files["json"]),
        "write it as YAML": lambda: argmap.dumps(fresh()),
        "write it as JSON": lambda: argmap.dumps(fresh(), format="json"),
        "score": lambda: fresh().score(),
        "score, with a claim held": lambda: fresh().score(fix={leaf: 1.0}),
        "score by euler_top": lambda: fresh().score("euler_top"),
        "compare_semantics": lambda: fresh().compare_semantics(),
        "cruxes": lambda: fresh().cruxes(),
        "polarity": lambda: fresh().polarity(),
        "explain": lambda: fresh().explain(),
        "explain every claim": explain_all,
        "objections": lambda: fresh().objections(),
        "what_if": lambda: fresh().what_if(fix={leaf: 0.0}),
        "load_bearing": lambda: fresh().load_bearing(),
        "bounds": lambda: fresh().bounds(),
        "timeline": lambda: fresh().timeline(),
        "accept": lambda: fresh().accept(),
        "grants": lambda: fresh().grants(),
        "defeaters": lambda: fresh().defeaters(target),
        "by": lambda: fresh().by(),
        "disputes": lambda: fresh().disputes(),
        "questions": lambda: fresh().questions(),
        "assumptions": lambda: fresh().assumptions(),
        "stats": lambda: fresh().stats(),
        "lint": lambda: argmap.ArgumentMap(document).lint(),
        "lint, with places in the file": held.lint,
        "focus": lambda: fresh().focus(target),
        "only one kind": lambda: fresh().only(kinds=["claim"]),
        "outline": lambda: fresh().outline(),
        "to_networkx": lambda: fresh().to_networkx(),
        "network": lambda: fresh().network,
        "network.gradient": lambda: fresh().network.gradient(target),
        "an edit in a session": session,
        "edit and build": lambda: fresh().edit().build(),
        "replace a prior": lambda: fresh().replace(prior={target: 0.4}),
        "remove a rebuttal": lambda: _removed(fresh(), rebuttal),
        "diff": lambda: argmap.diff(fresh(), other),
        "merge": lambda: argmap.merge(fresh(), other),
        "agreement": lambda: argmap.agreement(fresh(), other),
        "attribute, by removal": lambda: fresh().attribute(method="removal"),
        "attribute, by gradient": lambda: fresh().attribute(method="gradient"),
    }


def _removed(m: argmap.ArgumentMap, name: str) -> argmap.ArgumentMap:
    editor = m.edit()
    editor.remove(name)
    return editor.build()


def drawn(m: argmap.ArgumentMap) -> Calls:
    """Return the questions that draw something many times over."""
    document = m.document

    def fresh() -> argmap.ArgumentMap:
        return argmap.ArgumentMap(document)

    return {
        "attribute, Shapley values": lambda: fresh().attribute(),
        "needed": lambda: fresh().needed(at_least=0.6),
        "sample, 10,000 draws": lambda: fresh().sample(concentration=10),
        "sample, 1,000 draws": lambda: fresh().sample(concentration=10, samples=1000),
        "score by probability": lambda: fresh().score("probability"),
    }


def pictures(m: argmap.ArgumentMap) -> Calls:
    """Return the pictures of a map."""
    document = m.document

    def fresh() -> argmap.ArgumentMap:
        return argmap.ArgumentMap(document)

    return {
        "render as SVG": lambda: fresh().render(limit=None),
        "write as DOT": lambda: fresh().to_dot(),
        "write as a page": lambda: fresh().to_html(),
        "render as PNG": lambda: fresh().render(format="png", limit=None),
    }
