"""What is wrong with a placed picture, found from its boxes and lines alone."""

from itertools import combinations, pairwise

NEAR = 0.3
INSIDE = 1.5
PIECES = 8


def faults(placed):
    """Name every overlap, crossing, line over a box, loose end of a line, and whatever is off the page."""
    boxes = {box.name: box for box in placed.boxes}
    assert len(boxes) == len(placed.boxes)
    lines = [(line, flat(line.points)) for line in placed.lines]
    found = [f"{one.name} overlaps {other.name}" for one, other in near(placed.boxes) if overlap(one, other)]
    found += [f"{box.name} is off the page" for box in placed.boxes if off_page(placed, corners(box))]
    for line, path in lines:
        name = f"the line of {line.of} from {line.tail}"
        if off_page(placed, line.points):
            found.append(f"{name} is off the page")
        if (len(line.points) - 1) % 3:
            found.append(f"{name} is not made of cubic pieces")
        found += [f"{name} runs over {box.name}" for box in placed.boxes if runs_over(path, box)]
        if not touches(boxes[line.tail], path[0]) or (line.to and not touches(boxes[line.to], path[-1])):
            found.append(f"{name} has a loose end")
        if not line.to and not joins(path[-1], [other for other in lines if other[0] is not line]):
            found.append(f"{name} joins no line")
    return found + crossings(lines)


def flat(points):
    """A line of cubic pieces as a row of points."""
    path = [points[0]]
    for start in range(0, len(points) - 3, 3):
        one, two, three, four = points[start : start + 4]
        for step in range(1, PIECES + 1):
            t = step / PIECES
            u = 1 - t
            shares = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            path.append(
                tuple(
                    sum(share * p[axis] for share, p in zip(shares, (one, two, three, four), strict=True))
                    for axis in (0, 1)
                )
            )
    return path


def near(boxes):
    """The pairs of boxes that share some height of the page."""
    standing = []
    for box in sorted(boxes, key=lambda box: box.y):
        standing = [other for other in standing if other.y + other.height > box.y]
        yield from ((other, box) for other in standing)
        standing.append(box)


def overlap(one, other):
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > NEAR and down > NEAR


def corners(box):
    return [(box.x, box.y), (box.x + box.width, box.y + box.height)]


def off_page(placed, points):
    return any(not (-NEAR <= x <= placed.width + NEAR and -NEAR <= y <= placed.height + NEAR) for x, y in points)


def touches(box, point):
    across, down = point[0] - box.x, point[1] - box.y
    return -NEAR <= across <= box.width + NEAR and -NEAR <= down <= box.height + NEAR


def runs_over(path, box):
    """Whether a line is inside a box, its own ones too."""
    left, top, right, low = box.x + INSIDE, box.y + INSIDE, box.x + box.width - INSIDE, box.y + box.height - INSIDE
    if max(y for _, y in path) < top or min(y for _, y in path) > low:
        return False
    for one, other in pairwise(path):
        if min(one[0], other[0]) < right and max(one[0], other[0]) > left:
            for step in range(9):
                x, y = (a + (b - a) * step / 8 for a, b in zip(one, other, strict=True))
                if left < x < right and top < y < low:
                    return True
    return False


def joins(point, lines):
    return any(distance(point, one, other) < 2 * NEAR for _, path in lines for one, other in pairwise(path))


def distance(point, one, other):
    """From a point to a piece of a straight line."""
    across, down = other[0] - one[0], other[1] - one[1]
    length = across * across + down * down
    share = ((point[0] - one[0]) * across + (point[1] - one[1]) * down) / length if length else 0
    share = min(max(share, 0), 1)
    return abs(one[0] + share * across - point[0]) + abs(one[1] + share * down - point[1])


def crossings(lines):
    """Name the pairs of lines that cross; one that ends on another does not."""
    found = []
    bounds = [(min(y for _, y in path), max(y for _, y in path)) for _, path in lines]
    for one, other in combinations(range(len(lines)), 2):
        if bounds[one][0] > bounds[other][1] or bounds[other][0] > bounds[one][1]:
            continue
        if any(cross(a, b) for a in pairwise(ended(lines[one])) for b in pairwise(ended(lines[other]))):
            pair = [f"{line.of} from {line.tail}" for line, _ in (lines[one], lines[other])]
            found.append(f"the line of {pair[0]} crosses the line of {pair[1]}")
    return found


def ended(line):
    """The path of a line, without the last corner of one that runs into another."""
    return line[1] if line[0].to else line[1][:-PIECES]


def cross(one, other):
    sides = [turn(*one, point) for point in other], [turn(*other, point) for point in one]
    return all(side[0] * side[1] < -1e-3 for side in sides)


def turn(one, two, three):
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def text_size(placed):
    """Pixels of 12-point text where the picture, with its margins, is 900 pixels wide."""
    return 12 * 900 / max(placed.width + 36, 675)


def repeats(placed):
    """The share of small cards among all cards."""
    kinds = [box.kind for box in placed.boxes if box.kind != "pill"]
    return kinds.count("again") / len(kinds)
