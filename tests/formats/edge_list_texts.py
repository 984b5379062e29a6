"""Texts of the format edges: what each says, and what is noted; and texts that are refused."""

TEXTS = {
    "the plain form": (
        "source,target,type\nrain,take,support\nsun,take,attack\n",
        {
            "claims": {"rain": "rain", "sun": "sun", "take": "take"},
            "relations": [{"premises": ["rain"], "supports": "take"}, {"premises": ["sun"], "rebuts": "take"}],
        },
        [],
    ),
    "semicolons": (
        "from;to;sign\n1;2;+\n3;2;-\n",
        {
            "claims": {
                "_1": {"text": "1", "meta": {"id": "1"}},
                "_3": {"text": "3", "meta": {"id": "3"}},
                "_2": {"text": "2", "meta": {"id": "2"}},
            },
            "relations": [{"premises": ["_1"], "supports": "_2"}, {"premises": ["_3"], "rebuts": "_2"}],
        },
        [],
    ),
    "tabs": (
        "premise\tconclusion\ttype\na\tb\tpro\n",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "texts and numbers": (
        'source,target,type,weight,text,prior\nrain,take,support,0.8,It rains.,0.7\ntake,,,,"Take an umbrella, quick",0.1\n',
        {
            "claims": {
                "rain": {"text": "It rains.", "prior": 0.7},
                "take": {"text": "Take an umbrella, quick", "prior": 0.1},
            },
            "relations": [{"premises": ["rain"], "supports": "take", "strength": 0.8}],
        },
        [],
    ),
    "linked": (
        "source,target,type,relation\na,c,support,r1\nb,c,support,r1\n",
        {
            "claims": {"a": "a", "b": "b", "c": "c"},
            "relations": [{"id": "r1", "premises": ["a", "b"], "supports": "c"}],
        },
        [],
    ),
    "an undercut": (
        "source,target,type,relation\na,c,support,r1\nu,r1,undercut,\n",
        {
            "claims": {"a": "a", "u": "u", "c": "c"},
            "relations": [{"id": "r1", "premises": ["a"], "supports": "c"}, {"premises": ["u"], "undercuts": "r1"}],
        },
        [],
    ),
    "a list without a head": (
        "a,b,support\nc,b,con\n",
        {
            "claims": {"a": "a", "c": "c", "b": "b"},
            "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["c"], "rebuts": "b"}],
        },
        [],
    ),
    "quotes and lines": (
        'source,target,type,source_text\na,b,pro,"He said ""no""\nand left"\n',
        {"claims": {"a": 'He said "no"\nand left', "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "a column without use": (
        "source,target,type,colour\na,b,pro,red\n",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [("the column 'colour' is not kept", 1, 1)],
    ),
    "a claim by itself": (
        "source,target,type\na,,\n",
        {"claims": {"a": "a"}},
        [],
    ),
    "contraries": (
        "source,target,type\na,b,contrary\n",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "rebuts": "b", "mutual": "contrary"}]},
        [("claims that exclude each other rebut each other, which is a circle", 2, 1)],
    ),
    "restated": (
        "source,target,type\na,b,support\na2,a,same as\nc,b,support\n",
        {
            "claims": {"a": "a", "a2": {"text": "a2", "same_as": "a"}, "c": "c", "b": "b"},
            "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["c"], "supports": "b"}],
        },
        [],
    ),
    "a strength that is none": (
        "source,target,type,strength\na,b,pro,high\n",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [("a strength is no number from 0 to 1, and is not kept", 2, 1)],
    ),
    "a row twice": (
        "source,target,type\na,b,pro\na,b,pro\n",
        {
            "claims": {"a": "a", "b": "b"},
            "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["a"], "supports": "b"}],
        },
        [],
    ),
    "blank lines": (
        "source,target,type\n\na,b,pro\n,,\n",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "carriage returns": (
        "source,target,type\r\na,b,pro\r\n",
        {"claims": {"a": "a", "b": "b"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "backwards words": (
        "source,target,type\nb,a,supported by\n",
        {"claims": {"b": "b", "a": "a"}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "target texts": (
        "source,target,type,premise_text,target_text\na,b,pro,A.,B.\n",
        {"claims": {"a": "A.", "b": "B."}, "relations": [{"premises": ["a"], "supports": "b"}]},
        [],
    ),
    "numbers as signs": (
        "source,target,sign\na,b,1\nc,b,-1\n",
        {
            "claims": {"a": "a", "c": "c", "b": "b"},
            "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["c"], "rebuts": "b"}],
        },
        [],
    ),
    "a loop": (
        "source,target,type\na,a,pro\n",
        {"claims": {"a": "a"}, "relations": [{"premises": ["a"], "supports": "a"}]},
        [],
    ),
    "capitals": (
        "Source,Target,Type\nA,B,Supports\n",
        {"claims": {"A": "A", "B": "B"}, "relations": [{"premises": ["A"], "supports": "B"}]},
        [],
    ),
    "only a head": (
        "source,target,type\n",
        {},
        [],
    ),
    "names with blanks": (
        "source,target,type\nIt rains,Take it,pro\n",
        {
            "claims": {
                "it_rains": {"text": "It rains", "meta": {"id": "It rains"}},
                "take_it": {"text": "Take it", "meta": {"id": "Take it"}},
            },
            "relations": [{"premises": ["it_rains"], "supports": "take_it"}],
        },
        [],
    ),
}
REFUSED = {
    "no sign": ("source,target\na,b\n", [("the edge says neither for nor against", 2)]),
    "no source": ("source,target,type\n,b,pro\n", [("a row names no source", 2)]),
    "empty": ("", [("the file is empty", 1)]),
    "a word that is none": ("source,target,type\na,b,blue\n", [("the edge says neither for nor against", 2)]),
}
