"""Time without scripts: a lane for each actor as one SVG, whose marks lead to the quotations."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from html import escape
from typing import Final, NamedTuple

from kg_schema import RELATION_TYPES, Family, NodeKind, Relation
from kg_visualizations.style import FAMILY_STYLES, family_of
from kg_visualizations.view import StatementView, ViewModel, relation_label

__all__ = ["timeline"]

_LANES: Final = 30
_ROWS: Final = 6
_STEP: Final = 17
_NAMES: Final = 190
_BUCKET: Final = 78
_WIDTH: Final = 1040
_TOP: Final = 30
_MONTHS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_NAMES_OF_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


_KEY: Final = (
    '<p class="note">A full mark stands at the date of the event; of a hollow one only the article is dated. '
    "Squares are positions, circles words, diamonds deeds; dotted is what is negated, denied or not yet so.</p>"
)


class _Mark(NamedTuple):
    """A statement in a lane; ``x`` is its middle, ``row`` how high it is stacked."""

    number: int
    x: float
    row: int


class _Axis(NamedTuple):
    """From when to when, in days, where these are, and whether something has no date."""

    first: int
    last: int
    left: float
    right: float
    undated: bool

    def place(self, days: tuple[int, int] | None) -> float:
        """Return where some days are; what is out of the axis, and the undated, have columns of their own."""
        if days is None:
            return _WIDTH - _BUCKET + 14
        if days[1] < self.first:
            return _NAMES + 14
        if days[0] > self.last:
            return self.right + 14
        middle = (max(days[0], self.first) + min(days[1], self.last)) / 2
        return self.left + (middle - self.first) / max(1, self.last - self.first) * (self.right - self.left)


def timeline(view: ViewModel) -> str:
    """Return the busiest thirty actors with what they said and did in time; empty where nothing of it is there."""
    lanes = _lanes(view)
    days = {n: _days(view, view["statements"][n]) for held in lanes.values() for n in held}
    dated = [d for d in days.values() if d is not None]
    if not lanes or not dated:
        return ""
    axis = _axis(dated, len(dated) < len(days))
    parts, y = [_scale(axis)], float(_TOP)
    for actor, held in lanes.items():
        marks, rest = _stacked(held, lambda n: axis.place(days[n]))
        height = (1 + max(m.row for m in marks)) * _STEP + 12
        parts.append(_lane(view, actor, marks, rest, y + height))
        y += height
    frame = f'viewBox="0 0 {_WIDTH} {y + 6:.0f}" role="group" aria-label="Statements in time"'
    return f'{_KEY}<svg class="picture lanes" {frame}>{"".join(parts)}</svg>'


def _lanes(view: ViewModel) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for n, s in enumerate(view["statements"]):
        if _family(view, s) is not Family.STRUCTURE:
            both = RELATION_TYPES[Relation(s["relation"])].symmetric
            for actor in (s["source"], s["target"]) if both else (s["source"],):
                found[actor].append(n)
    busiest = sorted(found, key=lambda actor: (-len(found[actor]), actor))[:_LANES]
    return {actor: found[actor] for actor in busiest}


def _family(view: ViewModel, s: StatementView) -> Family:
    return family_of(Relation(s["relation"]), NodeKind(view["entities"][s["target"]]["type"]))


def _days(view: ViewModel, s: StatementView) -> tuple[int, int] | None:
    text = s["date"] or view["articles"][s["article"]]["date"]
    if text is None:
        return None
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    first = date(year, month or 1, day or 1).toordinal()
    return first, first + (0 if day else 30 if month else 364)


def _axis(dated: list[tuple[int, int]], undated: bool) -> _Axis:
    """Return an axis over most of the days, so that what is long ago does not press all else to one end."""
    firsts, lasts = sorted(d[0] for d in dated), sorted(d[1] for d in dated)
    cut = len(dated) * 6 // 100
    first, last = firsts[cut], lasts[-1 - cut]
    if lasts[-1] - firsts[0] <= 2.5 * (last - first + 8):
        first, last = firsts[0], lasts[-1]
    early, late = firsts[0] < first, lasts[-1] > last
    right = _WIDTH - 12 - _BUCKET * (late + undated)
    return _Axis(first - 4, last + 4, _NAMES + 12 + _BUCKET * early, right, undated)


def _scale(axis: _Axis) -> str:
    months = next((m for m in _MONTHS if (axis.last - axis.first) / (30.44 * m) <= 8), _MONTHS[-1])
    start = date.fromordinal(axis.first)
    count = (start.year * 12 + start.month) // months * months
    labels = []
    while (count // 12) < 9999:
        day = date(max(1, count // 12), count % 12 + 1, 1)
        if day.toordinal() > axis.last:
            break
        if day.toordinal() >= axis.first:
            words = str(day.year) if months >= 12 else f"{_NAMES_OF_MONTHS[day.month - 1]} {day.year}"
            labels.append((axis.place((day.toordinal(),) * 2), words, "middle"))
        count += months
    labels += [(_WIDTH - _BUCKET + 6, "undated", "start")] if axis.undated else []
    labels += [(_NAMES + 4, "earlier", "start")] if axis.left > _NAMES + 20 else []
    labels += [(axis.right + 4, "later", "start")] if axis.right < _WIDTH - 20 - _BUCKET * axis.undated else []
    return "".join(f'<text class="tick" x="{x:.0f}" y="18" text-anchor="{a}">{w}</text>' for x, w, a in labels)


def _stacked(held: list[int], place: Callable[[int], float]) -> tuple[list[_Mark], int]:
    """Return marks that do not lie on one another, and how many more there is no room for."""
    marks: list[_Mark] = []
    rest, start, row = 0, float("-inf"), 0
    for x, number in sorted((place(n), n) for n in held):
        if x - start > _STEP * 0.9:
            start, row = x, 0
        if row < _ROWS:
            marks.append(_Mark(number, start, row))
        else:
            rest += 1
        row += 1
    return marks, rest


def _lane(view: ViewModel, actor: int, marks: list[_Mark], rest: int, bottom: float) -> str:
    name = view["entities"][actor]["name"]
    short = name if len(name) <= 25 else name[:24].rstrip() + "…"
    more = f' <tspan class="tick">+{rest}</tspan>' if rest else ""
    shown = "".join(_mark(view, m.number, m.x, bottom - 6 - _STEP / 2 - m.row * _STEP) for m in marks)
    return (
        f'<path class="rule" d="M0 {bottom:.1f}H{_WIDTH}"/><text class="actor" x="0" y="{bottom - 10:.1f}">'
        f"<title>{escape(name)}</title>{escape(short)}{more}</text>{shown}"
    )


def _mark(view: ViewModel, number: int, x: float, y: float) -> str:
    s = view["statements"][number]
    style = FAMILY_STYLES[_family(view, s)]
    shape = {
        "Positions": f'<rect x="{x - 6.5:.1f}" y="{y - 6.5:.1f}" width="13" height="13" rx="2.5"/>',
        "Words": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.8"/>',
        "Deeds": f'<path d="M{x:.1f} {y - 8.2:.1f}l8.2 8.2l-8.2 8.2l-8.2 -8.2z"/>',
    }[style.kind]
    ends = (view["entities"][s[end]]["name"] for end in ("source", "target"))
    words = f" {relation_label(Relation(s['relation']))} ".join(ends)
    when = s["dateLabel"] or view["articles"][s["article"]]["dateLabel"] or "undated"
    state = ("" if s["date"] else " hollow") + ("" if s["edge"] else " no-edge")
    title = f"<title>{escape(f'{words}, {when}')}</title>"
    return (
        f'<a href="#{escape(s["id"])}" class="mark family-{style.key}{state}">{title}{shape}'
        f'<text x="{x:.1f}" y="{y + 4:.1f}">{style.sign}</text></a>'
    )
