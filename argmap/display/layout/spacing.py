"""Distances between boxes and lines, in points, and what a line costs."""

LANE = 13.0
"""Between two parallel lines into a card."""
NARROW_LANE = 9.0
"""Between two parallel lines into a pill."""
EDGE = 8.0
"""Between a card and the line nearest to it."""
RADIUS = 8.0
"""Of a line's corner."""
CORNER = 12.0
"""How far from a box's corner a line may meet it."""
SIBLINGS = 20.0
"""Between two blocks of a stack."""
PREMISES = 12.0
"""Between two premises of one pill."""
COLUMNS = 26.0
"""Between two columns."""
PREMISE_COLUMNS = 18.0
"""Between two columns of premises."""
RAIL = 16.0
"""Left of linked premises, for the line that they share."""
DROP = 26.0
"""Between a card and what hangs below it."""
SHORT_DROP = 12.0
"""Between a pill and its one premise."""
BUS_DROP = 24.0
"""Between a pill and columns of premises, with the line that they share."""
LINE_PRICE = 0.06
"""What a point of line costs, in points of height."""
FAR_PRICE = 0.18
"""The same of an undercut's line: it should be near the step it is aimed at."""
SIDE = 24.0
"""How far below its upper edge a line leaves a card sideways."""
MANY = 8
"""More lines than these into one card share a lane where they are of one kind."""
MANY_UNDERCUTS = 3
"""The same of lines into the side of a pill."""
