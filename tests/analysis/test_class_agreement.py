"""A class of ten made-up students beside a model map: a table, CSV, and feedback in whole sentences."""

import csv
import io

import pytest

import argmap
from argmap.errors import ParameterError, UnknownIdError

SENTENCES = {
    "close": "Mill Street should be closed to cars during school hours.",
    "safe": "A closure would cut injuries among children by a third, as the trial of the autumn showed.",
    "duty": "The council must take cheap measures that make streets safer.",
    "vans": "Delivery vans would lose the kerb in front of the shops.",
    "lamps": "The trial coincided with new street lamps, which cut injuries too.",
}
STEPS = [
    {"id": "safety", "premises": ["safe", "duty"], "supports": "close"},
    {"premises": ["vans"], "rebuts": "close"},
    {"premises": ["lamps"], "undercuts": "safety"},
]
IN_OTHER_WORDS = {
    "close": "During school hours Mill Street should be closed to cars",
    "safe": "A closure would cut the injuries of children by a third, as the autumn's trial showed",
    "duty": "The council must take the cheap measures that make our streets safer.",
    "vans": "The delivery vans would lose the kerb before the shops.",
    "lamps": "The trial coincided with new street lamps, and these cut injuries too.",
}


def as_map(sentences=SENTENCES, steps=STEPS):
    """A map with claims and relations of its own naming, so that only the wording tells what is the same."""
    claims = {f"c{at}_{key}": text for at, (key, text) in enumerate(sentences.items())}
    own = {key.partition("_")[2]: key for key in claims}
    relations = [
        {verb: ([own[one] for one in ids] if verb == "premises" else own.get(ids, ids)) for verb, ids in step.items()}
        for step in steps
        if all(one in own for one in step["premises"])
        and own.keys() | {"safety"} >= {step.get("supports", "safety"), step.get("rebuts", "safety")}
    ]
    ids = {one.get("id") for one in relations}
    relations = [
        one
        for one in relations
        if one.get("undercuts", "safety") in ids | {"safety"} and ("undercuts" not in one or "safety" in ids)
    ]
    return argmap.ArgumentMap(
        argmap.Document.from_tree({"argmap": 1, "title": "Mine", "claims": claims, "relations": relations})
    )


def without(*keys):
    return {key: text for key, text in SENTENCES.items() if key not in keys}


@pytest.fixture(name="model")
def _model():
    return argmap.ArgumentMap(
        argmap.Document.from_tree(
            {"argmap": 1, "title": "Model", "conclusion": "close", "claims": SENTENCES, "relations": STEPS}
        )
    )


@pytest.fixture(name="students")
def _students():
    rebutted = [STEPS[0], STEPS[1], {"premises": ["lamps"], "rebuts": "close"}]
    apart = [{"premises": ["safe"], "supports": "close"}, {"premises": ["duty"], "supports": "close"}, STEPS[1]]
    return {
        "ann": as_map(),
        "ben": as_map(IN_OTHER_WORDS),
        "cem": as_map(without("lamps")),
        "dia": as_map(without("vans", "lamps")),
        "eli": as_map(steps=rebutted),
        "fay": as_map(steps=apart),
        "gus": as_map(steps=[]),
        "hal": as_map({**SENTENCES, "pretty": "A street without cars is a joy to look at."}),
        "ida": as_map({"close": "We ought to shut the road."}, []),
        "jon": as_map(steps=[STEPS[0], {"premises": ["vans"], "supports": "close"}]),
    }


def test_each_student_has_a_row_of_shares(students, model):
    found = argmap.class_agreement(students, model)
    rows = {row["student"]: row for row in found.table}
    assert list(rows) == list(students)
    assert (rows["ann"]["claims"], rows["ann"]["links"], rows["ann"]["kinds"], rows["ann"]["together"]) == (1, 1, 1, 1)
    assert (rows["ben"]["claims"], rows["ben"]["guessed"]) == (1, 5)
    assert [rows[name]["missing"] for name in students] == [0, 0, 1, 2, 0, 0, 0, 0, 5, 0]
    assert rows["eli"]["kinds"] == pytest.approx(3.5 / 4)  # a rebuttal for an undercut counts half
    assert rows["fay"]["together"] == 0
    assert rows["gus"]["links"] == 0
    assert (rows["hal"]["more"], rows["ida"]["claims"]) == (1, 0)
    assert rows["jon"]["kinds"] < 1
    assert "10 maps beside a model of 5 claims" in found.words[0]
    assert "'lamps'" in " ".join(found.words)


def test_wordings_are_only_taken_for_the_same_when_asked(students, model):
    found = argmap.class_agreement({"ben": students["ben"]}, model, alike=None)
    assert (found.row("ben")["claims"], found.row("ben")["guessed"]) == (0, 0)
    strict = argmap.agreement(students["ben"], model, alike=1.0)
    assert strict.matched == {"c0_close": "close"}  # the same words in another order


def test_a_denial_is_shown_to_the_teacher_as_a_guess(model):
    denied = as_map({"vans": "Delivery vans would not lose the kerb in front of the shops."}, [])
    found = argmap.agreement(denied, model, alike=0.7)
    assert found.alike[0].second == "vans"  # letters know no meaning, so every guess is listed
    assert "look at each of these guesses" in " ".join(found.words)


def test_feedback_is_whole_sentences_that_are_never_cut_off(students, model):
    found = argmap.class_agreement(students, model)
    told = {name: found.feedback(name) for name in students}
    for name, text in told.items():
        assert text.startswith(f"# {name}\n")
        assert "…" not in text
    assert f"* “{SENTENCES['lamps']}”" in told["cem"].partition("## In the model and not in your map")[2]
    assert f"In your map it supports “{SENTENCES['close']}”, which it rebuts in the model." in told["jon"].replace(
        "\\", ""
    )
    assert "needed together in the model" in told["fay"]
    assert "likeness 0." in told["ben"]
    assert "A street without cars" in told["hal"]


def test_the_table_goes_to_a_spreadsheet(students, model):
    lines = list(csv.DictReader(io.StringIO(argmap.class_agreement(students, model).table.to_csv())))
    assert [line["student"] for line in lines] == list(students)
    assert float(lines[0]["claims"]) == 1.0


def test_texts_of_a_map_are_no_markup_in_feedback(model):
    hostile = as_map({"x": "<script>*b*</script>"}, [])
    assert "\\<script>\\*b\\*" in argmap.class_agreement({"[x](y)": hostile}, model).feedback("[x](y)")


def test_wrong_arguments_are_told(students, model):
    with pytest.raises(ParameterError, match="no map to compare"):
        argmap.class_agreement({}, model)
    with pytest.raises(UnknownIdError, match="unknown student 'an'"):
        argmap.class_agreement(students, model).feedback("an")
    with pytest.raises(ParameterError, match=r"alike is 7\. Give a share"):
        argmap.agreement(students["ann"], model, alike=7)
