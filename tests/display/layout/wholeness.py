"""What a picture shows, read off its boxes and lines: to be held against the map."""

from collections import defaultdict

from tests.display.layout.measures import flat, joins


def shown(placed):
    """Return the parts of every relation that a picture shows: its premises and its targets.

    A line that runs into another leads where that one leads.
    """
    boxes = {box.name: box for box in placed.boxes}
    found = defaultdict(lambda: (set(), set()))
    for line, end in zip(placed.lines, ends(placed.lines), strict=True):
        premises, targets = found[line.of]
        if boxes[line.tail].kind == "pill":
            assert boxes[line.tail].of == line.of
        else:
            premises.add(boxes[line.tail].of)
        if end.head:
            targets.add(boxes[end.to].of)
    return dict(found)


def ends(lines):
    """Return for each line the one that it leads into at last: itself where it ends at a box."""
    paths = [(line, flat(line.points)) for line in lines]
    last = {place: line for place, line in enumerate(lines) if line.to}
    while len(last) < len(lines):
        missing = [place for place in range(len(lines)) if place not in last]
        for place in missing:
            into = [other for other in last if joins(lines[place].points[-1], [paths[other]])]
            if into:
                last[place] = last[into[0]]
        assert len(missing) > len(lines) - len(last), "a line leads nowhere"
    return [last[place] for place in range(len(lines))]
