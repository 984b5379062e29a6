"""The formats of others, which are loaded when a file is not one of argmap's own: they are many."""

from __future__ import annotations

from argmap.formats.annotated.aif.format import AifFile, XaifFile
from argmap.formats.annotated.arguebuf_file import ArguebufFile
from argmap.formats.annotated.brat_file import BratFile
from argmap.formats.annotated.microtext_file import MicrotextFile
from argmap.formats.annotated.sadface_file import SadfaceFile
from argmap.formats.argdown.argdown_json import ArgdownJson
from argmap.formats.argdown.fenced_argdown import FencedArgdown
from argmap.formats.argdown.format import ArgdownFile
from argmap.formats.assurance.gsn_file import GsnFile
from argmap.formats.assurance.ltac_file import LtacFile
from argmap.formats.charts.d2 import D2
from argmap.formats.charts.mermaid import Mermaid
from argmap.formats.debates.kialo.format import KialoFile
from argmap.formats.debates.mindmup.mindmup_json import MindmupFile
from argmap.formats.debates.mindmup.mindmup_yaml import MindmupYamlFile
from argmap.formats.format import Format
from argmap.formats.frameworks.af_file import AfFile
from argmap.formats.frameworks.apx_file import ApxFile
from argmap.formats.frameworks.bag_file import BagFile
from argmap.formats.frameworks.carneades_file import CarneadesFile
from argmap.formats.frameworks.tgf_file import TgfFile
from argmap.formats.graphs.edge_list import EdgeList
from argmap.formats.graphs.node_edge import JsonCanvas, NodeEdge
from argmap.formats.graphs.xml_files import Gexf, GraphMl
from argmap.formats.json.strict_format import StrictJson

FOREIGN: tuple[type[Format], ...] = (
    StrictJson,
    ArgdownFile,
    ArgdownJson,
    FencedArgdown,
    AifFile,
    XaifFile,
    KialoFile,
    AfFile,
    ApxFile,
    TgfFile,
    BagFile,
    GsnFile,
    LtacFile,
    SadfaceFile,
    ArguebufFile,
    CarneadesFile,
    MicrotextFile,
    BratFile,
    MindmupFile,
    MindmupYamlFile,
    Mermaid,
    D2,
    GraphMl,
    Gexf,
    EdgeList,
    JsonCanvas,
    NodeEdge,
)
"""Of formats that a text looks like equally, the first is taken: the most general ones come last."""
