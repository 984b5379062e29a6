"""What stands in a drawn SVG, read back without argmap: elements, and the size that the style sheet gives each text."""

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def parse(svg: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def page(root: ElementTree.Element) -> tuple[float, float]:
    return tuple(float(number) for number in root.get("viewBox").split()[2:])


def style(root: ElementTree.Element) -> str:
    return root.find(f"{SVG}style").text


def cards(root: ElementTree.Element) -> list[ElementTree.Element]:
    """The groups and links that stand for cards: those that are moved to a place and hold a rect."""
    found = [one for tag in ("g", "a") for one in root.iter(f"{SVG}{tag}")]
    return [one for one in found if one.get("transform") and one.find(f"{SVG}rect") is not None]


def lines(text: ElementTree.Element) -> list[str]:
    return [(text.text or "").strip(), *(span.text or "" for span in text.iter(f"{SVG}tspan"))]


def words(element: ElementTree.Element) -> str:
    return " ".join(line for text in element.iter(f"{SVG}text") for line in lines(text))


class Letters:
    """The size of each text by the rules of the style sheet: of those that fit, the one with most classes, then the last."""

    def __init__(self, root: ElementTree.Element):
        self.plain = float(root.get("font-size"))
        plain_rules = style(root).split("@supports")[0]
        self.rules = []
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain_rules):
            size, bold = re.search(r"font-size:([\d.]+)px", body), "font-weight:700" in body
            if size:
                self.rules += [(one.split(" ", 1)[1], float(size[1]), bold) for one in selectors.split(",")]
        self.parents = {child: parent for parent in root.iter() for child in parent}

    def of(self, text: ElementTree.Element) -> tuple[float, bool]:
        own, above = classes(text), classes(self.parents[text])
        best = (0, self.plain, False)
        for selector, size, bold in self.rules:
            *parent, last = selector.split(">")
            fits = last == "text" or last.removeprefix(".") in own
            if fits and all(one.removeprefix(".") in above for one in parent) and selector.count(".") >= best[0]:
                best = (selector.count("."), size, bold or best[2])
        return best[1], best[2]


def classes(element: ElementTree.Element) -> list[str]:
    return (element.get("class") or "").split()
