"""A network in a file: all of it comes back, and no damaged file gets past the checks."""

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.map import ArgumentMap
from argmap.maths import widths
from tests.network.same import assert_same_arrays, assert_same_columns
from tests.shared.documents import documents
from tests.shared.saved import ALL_THERE_IS, contents, rewritten


@pytest.fixture(name="path")
def _path(tmp_path):
    return tmp_path / "one.argmap-network"


@pytest.fixture(name="network")
def _network():
    return replace(
        argmap.loads(ALL_THERE_IS).network,
        extra={"order": np.array([2, 0, 1], dtype=np.uint32), "half": np.ones(2) / 2},
    )


def saved_and_loaded(network):
    # The folder may go: the file that was mapped stays as long as it is needed.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "one.arrow")
        network.save(path)
        return argmap.Network.load(path)


def assert_same(one, two):
    assert_same_columns(one.columns, two.columns)
    assert_same_arrays(one.arrays, two.arrays)
    assert one.extra.keys() == two.extra.keys()


@given(document=documents())
def test_whatever_a_map_says_comes_back(document):
    network = ArgumentMap(document).network
    again = saved_and_loaded(network)
    assert_same(network, again)
    assert again.to_map() == network.to_map()


@given(document=documents(mutual=True))
def test_two_ways_of_a_mutual_rebuttal_come_back_as_one(document):
    network = ArgumentMap(document).network
    again = saved_and_loaded(network)
    assert_same(network, again)
    told = again.to_map().document
    assert told.relations.keys() == document.relations.keys()
    for key, one in document.relations.items():
        assert getattr(told.relations[key], "mutual", None) == getattr(one, "mutual", None)
    assert dict(ArgumentMap(told).score("euler_top")) == pytest.approx(dict(ArgumentMap(document).score("euler_top")))


@given(
    prior=st.lists(st.floats(0, 1), max_size=5),
    strength=st.none() | st.sampled_from([0.0, 0.5, 1.0]),
    named=st.booleans(),
    wide=st.booleans(),
    data=st.data(),
)
def test_plain_networks_come_back(prior, strength, named, wide, data):
    claims = st.lists(st.integers(0, len(prior) - 1), min_size=3, max_size=3) if prior else st.just([])
    source, target = data.draw(claims), data.draw(claims)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(widths, "MOST_IN_32_BITS", 0 if wide else 2**31)
        network = argmap.Network.from_arrays(
            prior=prior, source=source, target=target, sign=[1, -1, 1][: len(source)],
            strength=None if strength is None else [strength] * len(source),
            ids=[f"é{place}" for place in range(len(prior))] if named else None,
        )  # fmt: skip
    assert_same(network, saved_and_loaded(network))


SKY = """{argmap: 1, title: Sky, claims: {clear: Clear, grey: Grey, wet: Wet},
    relations: [{id: sky, premises: [clear], rebuts: grey, mutual: contradictory},
    {premises: [wet], undercuts: sky}, {premises: [wet], supports: grey}]}"""


@pytest.mark.parametrize("step", ["sky", "sky.back"])
def test_an_edited_strength_of_a_mutual_rebuttal_is_that_of_both_ways(step):
    session = saved_and_loaded(argmap.loads(SKY).network).session("euler_top")
    session.set_strength(step, 0.25)
    told = session.network.to_map()
    assert (told.document.relations["sky"].strength, told.document.relations["sky"].mutual) == (0.25, "contradictory")
    assert len(told.document.relations) == 3
    assert session.scores.tolist() == pytest.approx(list(told.score("euler_top").values()))


@pytest.mark.parametrize("name", ["relation_back", "relation_mutual"])
@pytest.mark.parametrize("by", [1, -1])
def test_steps_that_do_not_answer_one_another_are_refused(path, name, by):
    argmap.loads(SKY).network.save(path)
    for place in range(3):

        def change(columns, words, place=place):
            put(name, place, columns[name][place].as_py() + by)(columns, words)

        rewritten(path, change)
        with pytest.raises(argmap.FormatError, match=r"relation_(back|mutual) has an entry"):
            argmap.Network.load(path)
        argmap.loads(SKY).network.save(path)
    rewritten(path, drop(name))
    with pytest.raises(argmap.FormatError, match="its mutual rebuttals are not all there"):
        argmap.Network.load(path)


def test_loading_twice_and_saving_again_changes_nothing(network, path, tmp_path):
    network.save(path)
    argmap.Network.load(path).save(tmp_path / "two.arrow")
    assert path.read_bytes() == (tmp_path / "two.arrow").read_bytes()


def test_numbers_beside_the_network_are_kept(network):
    again = saved_and_loaded(network)
    assert again.extra["order"].tolist() == [2, 0, 1]
    assert (again.extra["order"].dtype, again.extra["half"].tolist()) == (np.uint32, [0.5, 0.5])
    with pytest.raises(argmap.ParameterError, match=r"extra\['odd'\]: 'odd' is no row of numbers"):
        saved_and_loaded(replace(network, extra={"odd": np.zeros((2, 2))}))


def test_numbers_are_views_of_the_file_and_the_file_stays_as_it_is(network, path):
    network.save(path)
    content = path.read_bytes()
    again = argmap.Network.load(path)
    assert not again.arrays.base.flags.owndata
    again.arrays.base[0] = 0.125
    assert path.read_bytes() == content
    assert argmap.Network.load(path).arrays.base[0] == network.arrays.base[0]


@pytest.mark.parametrize("name", ["one.yaml", "one", "one.argmap-netwerk"])
def test_other_suffixes_are_refused(network, tmp_path, name):
    with pytest.raises(argmap.ParameterError, match=r"not saved as .*argmap-network"):
        network.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_leaves_the_old_file(network, path, tmp_path):
    network.save(path)
    content = path.read_bytes()
    with pytest.raises(argmap.ParameterError):
        replace(network, extra={"odd": np.array(["x"])}).save(path)
    with pytest.raises(argmap.FormatError, match="cannot be written"):
        network.save(tmp_path / "nowhere" / "one.arrow")
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def put(name, place, value):
    def change(columns, words):
        values = columns[name].to_pylist()
        values[place] = value
        columns[name] = pa.array(values, columns[name].type)

    return change


def drop(name):
    return lambda columns, words: columns.pop(name)


def shorten(name):
    return lambda columns, words: columns.update({name: columns[name][:-1]})


def about(**changes):
    def change(columns, words):
        words[b"about"] = json.dumps(json.loads(words[b"about"]) | changes).encode()

    return change


INDICES = (
    "premise",
    "relation_target",
    "argument_node",
    "input_node",
    "claim_node",
    "scored",
    "said_part",
    "said_source",
)
LOOSE = "relation_node", "source_node", "source_via", "claim_original"
STARTS = "argument_start", "input_start", "premise_start"
DAMAGES = {
    **{f"{name} is {value}": put(name, 0, value) for name in INDICES for value in (-1, 99, 2**31 - 1)},
    **{f"{name} is {value}": put(name, 0, value) for name in LOOSE for value in (-2, 99)},
    **{f"{name} is {value} at {place}": put(name, place, value) for name in STARTS for value in (-1, 99) for place in (0, 1, -1)},
    **{f"{name} is {value}": put(name, 0, value) for name in ("argument_sign", "relation_sign") for value in (0, 2, -2)},
    **{f"{name} is {value}": put(name, 0, value) for name in ("claim_kind", "kind", "said_act") for value in (-1, 99)},
    "fixed is 2": put("fixed", 0, 2),
    **{
        f"{name} is {value}": put(name, 0, value)
        for name in ("base", "claim_prior", "relation_strength", "source_reliability")
        for value in (-0.1, 1.5, float("nan"))
    },
    "source_value is 2": put("source_value", 0, 2.0),
    **{f"said_day is {value}": put("said_day", 0, value) for value in (-1, 2**31 - 1)},
    "said_day is gone": drop("said_day"),
    "a claim restates itself": put("claim_original", 0, 0),
    "a source is heard through itself": put("source_via", 0, 0),
    "two sources are heard through each other": put("source_via", 0, 1),
    **{f"{name} is short": shorten(name) for name in (*INDICES[:4], *LOOSE, *STARTS, "claim_id", "claim_text", "relation_id", "source_id")},
    **{f"{name} is gone": drop(name) for name in ("base", "premise", "argument_start", "relation_sign", "said_act", "source_node")},
    "claim_node is gone": drop("claim_node"),
    "relation_node is gone": drop("relation_node"),
    "scored is gone": drop("scored"),
    "a text is null": put("claim_id", 0, None),
    "a number is null": put("base", 0, None),
    "a claim is a relation": put("kind", 0, 1),
    "a relation is a claim": put("kind", 3, 0),
    "base is of another type": lambda columns, words: columns.update(base=columns["base"].cast(pa.float32())),
    "premise is of another type": lambda columns, words: columns.update(premise=columns["premise"].cast(pa.uint32())),
    "claim_id is of another type": lambda columns, words: columns.update(claim_id=columns["claim_id"].cast(pa.string())),
    "a strange column": lambda columns, words: columns.update(strange=columns["base"]),
    "title is empty": about(title=" "),
    "conclusion is out of range": about(conclusion=[99]),
    "conclusion is no list": about(conclusion="c"),
    "claims are not counted right": about(claims=7),
    "join is unknown": about(join="sum"),
    "min_reliability is no number": about(min_reliability=True),
    "most_rebuttals is negative": about(most_rebuttals=-1),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_damage_that_code_would_trip_over_is_told(network, path, damage):
    network.save(path)
    rewritten(path, DAMAGES[damage])
    with pytest.raises(argmap.FormatError, match="the file is damaged: ") as caught:
        argmap.Network.load(path)
    assert len(caught.value.problems) <= 5


@pytest.mark.parametrize(
    "name", ["claim_text", "relation_id", "base", "argument_node", "premise", "said_act", "extra.half"]
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_column_is_refused_that_is_not_what_was_saved(network, path, name, turned):
    """Even where its values are possible ones."""
    network.save(path)
    columns, _ = contents(path)
    other = columns[name][::-1] if turned else pa.concat_arrays([columns[name][1:], columns[name][:1]])
    if other.equals(columns[name]):
        other = columns[name][:-1]
    rewritten(path, lambda columns, words: columns.update({name: other}), signed=False)
    with pytest.raises(argmap.FormatError, match=rf"damaged: {name} (is not what was saved|has|holds)"):
        argmap.Network.load(path)


def test_columns_of_two_files_are_not_mixed(network, path, tmp_path):
    network.save(path)
    other = tmp_path / "two.arrow"
    argmap.loads(ALL_THERE_IS.replace("0.9", "0.8").replace("A.", "B.")).network.save(other)
    there, _ = contents(other)
    for name in ("base", "claim_prior", "claim_text"):
        network.save(path)
        rewritten(path, lambda columns, words, name=name: columns.update({name: there[name]}), signed=False)
        with pytest.raises(argmap.FormatError, match=f"damaged: {name} is not what was saved"):
            argmap.Network.load(path)


def test_a_column_that_is_missing_or_too_much_is_told(network, path):
    network.save(path)
    rewritten(path, lambda columns, words: columns.pop("claim_text"), signed=False)
    with pytest.raises(argmap.FormatError, match="claim_text is missing"):
        argmap.Network.load(path)
    network.save(path)
    rewritten(path, lambda columns, words: columns.update({"extra.more": columns["base"]}), signed=False)
    with pytest.raises(argmap.FormatError, match=r"extra\.more is not what was saved"):
        argmap.Network.load(path)


@pytest.mark.parametrize("word", [b"about", b"checksums", b"checksum"])
def test_a_description_is_refused_that_is_not_what_was_saved(network, path, word):
    network.save(path)

    def change(columns, words):
        words[word] = words[word].replace(b"All", b"Alm") if word == b"about" else words[word].replace(b"1", b"2")

    rewritten(path, change, signed=False)
    with pytest.raises(argmap.FormatError, match="its description is not what was saved"):
        argmap.Network.load(path)


def test_a_file_written_anew_without_a_change_is_still_good(network, path):
    network.save(path)
    rewritten(path, lambda columns, words: None)
    assert_same(network, argmap.Network.load(path))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda columns, words: words.pop(b"argmap"), "an Arrow file of another sort"),
        (
            lambda columns, words: words.update({b"version": b"2"}),
            "it has version 2, and this argmap reads 4; build the network anew",
        ),
        (lambda columns, words: words.update({b"about": b"["}), "this is no saved network"),
        (lambda columns, words: words.update({b"about": b"[" * 100_000}), "this is no saved network"),
        (lambda columns, words: words.update({b"about": b"[]"}), "not a mapping"),
    ],
)
def test_other_files_are_told_apart(network, path, change, expected):
    network.save(path)
    rewritten(path, change)
    with pytest.raises(argmap.FormatError, match=expected):
        argmap.Network.load(path)


@pytest.mark.parametrize("content", [b"", b"argmap: 1\n", b"ARROW1\0\0" + bytes(100) + b"ARROW1", bytes(1000)])
def test_foreign_files_are_told_apart(path, content):
    path.write_bytes(content)
    with pytest.raises(argmap.FormatError, match="this is no saved network"):
        argmap.Network.load(path)


def test_files_of_another_shape_are_told_apart(network, path):
    network.save(path)
    with pa.ipc.open_file(path) as reader:
        batch, schema = reader.get_batch(0), reader.schema
    for batches, expected in (([batch, batch], "it has 2 record batches"), ([batch.slice(0, 0)], "it has 0 rows")):
        with pa.ipc.new_file(path, schema) as writer:
            for one in batches:
                writer.write_batch(one)
        with pytest.raises(argmap.FormatError, match=expected):
            argmap.Network.load(path)
    plain = pa.RecordBatch.from_arrays([pa.array([1]), *batch.columns], names=["base", *batch.schema.names])
    with pa.ipc.new_file(path, plain.schema.with_metadata(schema.metadata)) as writer:
        writer.write_batch(plain)
    with pytest.raises(argmap.FormatError, match="base is no list"):
        argmap.Network.load(path)


def test_a_compressed_file_is_read_too(network, path):
    network.save(path)
    with pa.ipc.open_file(path) as reader:
        batch, schema = reader.get_batch(0), reader.schema
    with pa.ipc.new_file(path, schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_batch(batch)
    assert_same(network, argmap.Network.load(path))
