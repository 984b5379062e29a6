"""What cannot be asked of labels and frameworks is refused in words: what is wrong, where, and what there is instead."""

import pytest

import argmap
from argmap import ArgmapError, Framework, loads

M = loads("""
argmap: 1
title: Umbrella
conclusion: take
claims: {rain: It rains., take: Take one., heavy: It is heavy.}
relations: [{id: wet, premises: rain, supports: take}, {id: weight, premises: heavy, rebuts: take}]
""")
F = Framework("abc", [("a", "b"), ("b", "a")])
OTHER = loads("{argmap: 1, title: Other, claims: {sun: It shines.}}")
SEMANTICS = "There are grounded, complete, preferred, stable, ideal"

REFUSED = [
    (lambda: M.accept(semantics="prefered"), "'prefered'. Did you mean 'preferred'?"),
    (lambda: M.accept(semantics=None), SEMANTICS),
    (lambda: M.labellings(["x"]), SEMANTICS),
    (lambda: M.labellings("carneades"), SEMANTICS),
    (lambda: M.accept(asserted="leafs"), "Did you mean 'leaves'?"),
    (lambda: M.accept(asserted=["rian"]), "asserted names an unknown claim 'rian'. Did you mean 'rain'?"),
    (lambda: M.accept(asserted=["wet"]), "asserted names an unknown claim 'wet'"),
    (lambda: M.accept(asserted=3), "Give leaves, all, none, or ids of claims."),
    (lambda: M.accept(timeout="x"), "timeout is 'x'. Give seconds, 0 or more."),
    (lambda: M.accept(semantics="carneades", timeout=-1), "timeout is -1"),
    (lambda: M.labellings("preferred", timeout=True), "timeout is True"),
    (lambda: M.accept(top=0), "top is 0. Give a whole number from 1 on."),
    (lambda: M.accept(top="x"), "top is 'x'"),
    (lambda: M.accept(top=1.5), "top is 1.5"),
    (lambda: M.accept()["rian"], "unknown claim 'rian'. Did you mean 'rain'?"),
    (lambda: M.accept()["wet"], "'wet' is a relation, not a claim"),
    (lambda: M.accept().reasons("rian"), "Did you mean 'rain'?"),
    (lambda: M.accept().reasons(["rain"]), "unknown claim ['rain']"),
    (lambda: M.accept().only("inn"), "label is 'inn'. Did you mean 'in'?"),
    (lambda: M.grants("rian"), "Did you mean 'rain'?"),
    (lambda: M.grants(largest=0), "largest is 0"),
    (lambda: M.defeaters("rian"), "Did you mean 'rain'?"),
    (lambda: M.score().agreement("grounded"), "Give what accept() returns"),
    (lambda: M.render(labels=OTHER.accept()), "no claim of this map has one of these labels"),
    (lambda: M.to_html(labels={"rain": "inn"}), "Give what accept() returns"),
    (lambda: M.outline(labels="grounded"), "Give what accept() returns"),
    (lambda: Framework(["close"], [("close", "clos")]), "an attack names an unknown argument 'clos'. Did you mean 'close'?"),
    (lambda: Framework([1]), "the argument 1 is not text"),
    (lambda: Framework(None), "arguments is None. Give a list"),
    (lambda: Framework("a", 5), "attacks is 5. Give a list"),
    (lambda: Framework("a", ["ab"]), "an attack is a pair of arguments, not 'ab'"),
    (lambda: Framework("a", [(["x"], "a")]), "the argument ['x'] of an attack is not text"),
    (lambda: F.some("prefered"), "Did you mean 'preferred'?"),
    (lambda: F.extensions(["x"]), "There are conflict-free, naive"),
    (lambda: F.credulous("z", "preferred"), "unknown argument 'z'"),
    (lambda: F.labels({"a", "b"}), "'b' attacks 'a', and both are in the set"),
    (lambda: F.some("grounded", timeout=-1), "timeout is -1"),
    (lambda: argmap.load_framework("there-is-none.af"), "there-is-none.af: the file is not there"),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "message"), REFUSED)
def test_it_is_refused_in_words(ask, message):
    with pytest.raises(ArgmapError) as caught:
        ask()
    assert message in str(caught.value)


def test_a_map_is_no_framework_whatever_its_suffix(tmp_path):
    M.save(file := tmp_path / "umbrella.yaml")
    with pytest.raises(ArgmapError, match=r"A map is read by argmap.load, and to_dung\(\) makes a framework of it"):
        argmap.load_framework(file)
