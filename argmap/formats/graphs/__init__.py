"""Maps as nodes and edges: data of many makes, lists of edges, files of graphs."""
