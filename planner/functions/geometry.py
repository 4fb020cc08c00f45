"""Operators, functions and casts of the geometric types: planner/geometry computes them.

Source: PostgreSQL 15 manual, section 9.11.
"""

from __future__ import annotations

import operator as py
from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.geometry import boxes, circles, floats, lines, paths, points, polygons

from .registry import cast, define, operator, synonym

Relation = Callable[[Any, Any], bool]


def _swapped(call: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda a, b: call(b, a)


def _not(test: Relation) -> Relation:
    return lambda a, b: not test(a, b)


def _relation(name: str, left: str, right: str, test: Relation, function: str, commutator: str = "", negator: str = "") -> None:
    operator(name, left, right, "bool", test, function=function, commutator=commutator, negator=negator, never_null=True)


def _measured(measure: Callable[[Any], float], compare: Callable[[float, float], bool]) -> Relation:
    """A comparison of what is measured."""
    return lambda a, b: compare(measure(a), measure(b))


_FUZZY = (("=", floats.equal, "eq", "=", "<>"), ("<>", floats.unequal, "ne", "<>", "="), ("<", floats.less, "lt", ">", ">="),
          ("<=", floats.no_more, "le", ">=", ">"), (">", floats.greater, "gt", "<", "<="), (">=", floats.no_less, "ge", "<=", "<"))

# --- comparisons: boxes and circles by area, segments by length, paths by their number of points ---

for _name, _compare, _suffix, _commutator, _negator in _FUZZY:
    if _name not in ("=", "<>"):
        _relation(_name, "lseg", "lseg", _measured(lines.length, _compare), f"lseg_{_suffix}", _commutator, _negator)
    if _name != "<>":
        _relation(_name, "box", "box", _measured(boxes.area, _compare), f"box_{_suffix}", _commutator, "" if _name == "=" else _negator)
    _relation(_name, "circle", "circle", _measured(circles.area, _compare), f"circle_{_suffix}", _commutator, _negator)
for _name, _exact, _function, _commutator in (("=", py.eq, "path_n_eq", "="), ("<", py.lt, "path_n_lt", ">"), ("<=", py.le, "path_n_le", ">="),
                                              (">", py.gt, "path_n_gt", "<"), (">=", py.ge, "path_n_ge", "<=")):
    _relation(_name, "path", "path", lambda a, b, f=_exact: f(len(a[1]), len(b[1])), _function, _commutator)  # type: ignore[misc]
_relation("=", "lseg", "lseg", lines.same_segments, "lseg_eq", "=", "<>")
_relation("<>", "lseg", "lseg", _not(lines.same_segments), "lseg_ne", "<>", "=")
_relation("=", "line", "line", lines.same_lines, "line_eq", "=")
_relation("~=", "point", "point", points.alike, "point_eq", "~=", "<>")
_relation("<>", "point", "point", _not(points.alike), "point_ne", "<>", "~=")
_relation("~=", "box", "box", boxes.identical, "box_same", "~=")
_relation("~=", "circle", "circle", circles.identical, "circle_same", "~=")
_relation("~=", "polygon", "polygon", polygons.identical, "poly_same", "~=")

# --- where one lies in relation to another ------------------------------------------------------

_POSITIONS = (  # operator, function, of boxes, of circles, of the boxes around polygons
    ("<<", "left", boxes.left, circles.left, lambda a, b: a[0][0] < b[1][0]),
    ("&<", "overleft", boxes.not_right, circles.not_right, lambda a, b: a[0][0] <= b[0][0]),
    (">>", "right", boxes.right, circles.right, lambda a, b: a[1][0] > b[0][0]),
    ("&>", "overright", boxes.not_left, circles.not_left, lambda a, b: a[1][0] >= b[1][0]),
    ("<<|", "below", boxes.under, circles.under, lambda a, b: a[0][1] < b[1][1]),
    ("&<|", "overbelow", boxes.not_above, circles.not_above, lambda a, b: a[0][1] <= b[0][1]),
    ("|>>", "above", boxes.above, circles.above, lambda a, b: a[1][1] > b[0][1]),
    ("|&>", "overabove", boxes.not_under, circles.not_under, lambda a, b: a[1][1] >= b[1][1]))
for _name, _function, _of_boxes, _of_circles, _of_bounds in _POSITIONS:
    _relation(_name, "box", "box", _of_boxes, f"box_{_function}")
    _relation(_name, "circle", "circle", _of_circles, f"circle_{_function}")
    _relation(_name, "polygon", "polygon", polygons.by_bounds(_of_bounds), f"poly_{_function}")
for _name, _function, _compare, _axis in (("<<", "left", floats.less, 0), (">>", "right", floats.greater, 0), ("<<|", "below", floats.less, 1),
                                          ("|>>", "above", floats.greater, 1)):
    _relation(_name, "point", "point", lambda a, b, f=_compare, n=_axis: f(a[n], b[n]), f"point_{_function}")  # type: ignore[misc]
synonym("<^", "<<|", "point", "point")
synonym(">^", "|>>", "point", "point")
_relation("<^", "box", "box", boxes.under_or_touching, "box_below_eq")
_relation(">^", "box", "box", boxes.above_or_touching, "box_above_eq")
_relation("&&", "box", "box", boxes.overlap, "box_overlap", "&&")
_relation("&&", "circle", "circle", circles.overlap, "circle_overlap", "&&")
_relation("&&", "polygon", "polygon", polygons.overlap, "poly_overlap", "&&")
for _type, _contains, _contain, _contained in (("box", boxes.contains, "box_contain", "box_contained"), ("circle", circles.contains, "circle_contain",
                                               "circle_contained"), ("polygon", polygons.contains, "poly_contain", "poly_contained")):
    _relation("@>", _type, _type, _contains, _contain, "<@")
    _relation("<@", _type, _type, _swapped(_contains), _contained, "@>")
for _type, _has, _contain, _contained in (
        ("box", boxes.has_point, "box_contain_pt", "on_pb"), ("circle", circles.has_point, "circle_contain_pt", "pt_contained_circle"),
        ("polygon", polygons.has_point, "poly_contain_pt", "pt_contained_poly"), ("path", paths.has_point, "path_contain_pt", "on_ppath")):
    _relation("@>", _type, "point", _has, _contain, "<@")
    _relation("<@", "point", _type, _swapped(_has), _contained, "@>")
_relation("<@", "point", "line", lines.on_line, "on_pl")
_relation("<@", "point", "lseg", lines.on_segment, "on_ps")
_relation("<@", "lseg", "line", lambda s, line: lines.on_line(s[0], line) and lines.on_line(s[1], line), "on_sl")
_relation("<@", "lseg", "box", _swapped(boxes.has_segment), "on_sb")

# --- intersections and closest points -----------------------------------------------------------

synonym("?#", "&&", "box", "box")
_relation("?#", "line", "box", boxes.meets_line, "inter_lb")
_relation("?#", "line", "line", lambda a, b: lines.crossing(a, b) is not None, "line_intersect", "?#")
_relation("?#", "lseg", "box", boxes.meets_segment, "inter_sb")
_relation("?#", "lseg", "line", lambda s, line: lines.crossing_of_line(s, line) is not None, "inter_sl")
_relation("?#", "lseg", "lseg", lambda s, t: lines.crossing_of_segments(s, t) is not None, "lseg_intersect", "?#")
_relation("?#", "path", "path", paths.meets, "path_inter")
for _name, _left, _right, _result, _call, _function, _commutator in (
        ("#", "box", "box", "box", boxes.intersection, "box_intersect", ""),
        ("#", "line", "line", "point", lines.crossing, "line_interpt", "#"),
        ("#", "lseg", "lseg", "point", lines.crossing_of_segments, "lseg_interpt", "#"),
        ("##", "line", "lseg", "point", lines.between_line_and_segment, "close_ls", ""),
        ("##", "lseg", "lseg", "point", lines.between_segments, "close_lseg", ""),
        ("##", "lseg", "box", "point", lambda s, b: lines.point_of(boxes.closest_to_lseg(b, s)), "close_sb", ""),
        ("##", "point", "box", "point", lambda p, b: lines.point_of(boxes.closest_to(b, p)), "close_pb", ""),
        ("##", "point", "line", "point", lambda p, line: lines.point_of(lines.closest_on_line(line, p)), "close_pl", ""),
        ("##", "point", "lseg", "point", lambda p, s: lines.point_of(lines.closest_to_point(s, p)), "close_ps", "")):
    operator(_name, _left, _right, _result, _call, function=_function, commutator=_commutator)

# --- distances ----------------------------------------------------------------------------------

for _type, _distance, _function in (
        ("point", points.distance, "point_distance"), ("box", boxes.distance, "box_distance"), ("circle", circles.distance, "circle_distance"),
        ("line", lines.line_distance, "line_distance"), ("lseg", lambda s, t: lines.closest_to_segment(s, t)[0], "lseg_distance"),
        ("path", paths.distance, "path_distance"), ("polygon", polygons.between, "poly_distance")):
    operator("<->", _type, _type, "float8", _distance, function=_function, commutator="<->")
for _left, _right, _distance, _function, _mirrored in (
        ("point", "line", lambda p, line: lines.closest_on_line(line, p)[0], "dist_pl", "dist_lp"),
        ("point", "lseg", lambda p, s: lines.closest_to_point(s, p)[0], "dist_ps", "dist_sp"),
        ("point", "path", lambda p, path: paths.distance_to_point(path, p), "dist_ppath", "dist_pathp"),
        ("point", "box", lambda p, b: boxes.closest_to(b, p)[0], "dist_pb", "dist_bp"),
        ("point", "circle", lambda p, c: circles.distance_from_point(c, p), "dist_pc", "dist_cpoint"),
        ("point", "polygon", lambda p, q: polygons.distance_to_point(q, p), "dist_ppoly", "dist_polyp"),
        ("lseg", "line", lambda s, line: lines.closest_to_line(s, line)[0], "dist_sl", "dist_ls"),
        ("lseg", "box", _swapped(boxes.distance_to_lseg), "dist_sb", "dist_bs"),
        ("circle", "polygon", circles.distance_from_polygon, "dist_cpoly", "dist_polyc")):
    operator("<->", _left, _right, "float8", _distance, function=_function, commutator="<->")
    operator("<->", _right, _left, "float8", _swapped(_distance), function=_mirrored, commutator="<->")

# --- directions ---------------------------------------------------------------------------------


def _on_axis(axis: int) -> Relation:
    return lambda a, b: floats.equal(a[axis], b[axis])


def _segment_on_axis(axis: int) -> Callable[[Any], bool]:
    return lambda s: floats.equal(s[0][axis], s[1][axis])


def _no_part(part: int) -> Callable[[Any], bool]:
    return lambda line: floats.is_zero(line[part])


for _name, _direction, _axis, _part in (("?-", "horizontal", 1, 0), ("?|", "vertical", 0, 1)):
    operator(_name, "", "lseg", "bool", _segment_on_axis(_axis), function=f"lseg_{_direction}", never_null=True)
    operator(_name, "", "line", "bool", _no_part(_part), function=f"line_{_direction}", never_null=True)
    _relation(_name, "point", "point", _on_axis(_axis), f"point_{_direction[:5 if _axis else 4]}", _name)
    define(f"is{_direction}", "lseg", "bool", _segment_on_axis(_axis), never_null=True)
    define(f"is{_direction}", "line", "bool", _no_part(_part), never_null=True)
    define(f"is{_direction}", "point point", "bool", _on_axis(_axis), never_null=True)
for _name, _suffix, _function, _of_lines, _of_segments in (
        ("?-|", "perp", "isperp", lines.perpendicular, lines.segments_perpendicular), ("?||", "parallel", "isparallel", lines.parallel, lines.segments_parallel)):
    _relation(_name, "line", "line", _of_lines, f"line_{_suffix}", _name)
    _relation(_name, "lseg", "lseg", _of_segments, f"lseg_{_suffix}", _name)
    define(_function, "line line", "bool", _of_lines, never_null=True)
    define(_function, "lseg lseg", "bool", _of_segments, never_null=True)

# --- arithmetic ---------------------------------------------------------------------------------

for _name, _suffix in (("+", "add"), ("-", "sub"), ("*", "mul"), ("/", "div")):
    _verb = {"+": "moved", "-": "moved_back", "*": "multiplied", "/": "divided"}[_name]
    _of_points = {"+": points.add, "-": points.subtract, "*": points.multiply, "/": points.divide}[_name]
    operator(_name, "point", "point", "point", _of_points, function=f"point_{_suffix}", commutator=_name if _name in "+*" else "")
    operator(_name, "box", "point", "box", getattr(boxes, _verb), function=f"box_{_suffix}")
    operator(_name, "path", "point", "path", getattr(paths, _verb), function=f"path_{_suffix}_pt")
    operator(_name, "circle", "point", "circle", getattr(circles, _verb), function=f"circle_{_suffix}_pt")
operator("+", "path", "path", "path", paths.joined, function="path_add", commutator="+")

# --- measures and parts -------------------------------------------------------------------------


def _poly_center(p: Any) -> Any:
    return polygons.center_and_radius(p)[0]


operator("@-@", "", "lseg", "float8", lines.length, function="lseg_length")
operator("@-@", "", "path", "float8", paths.length, function="path_length")
operator("@@", "", "box", "point", boxes.center, function="box_center")
operator("@@", "", "lseg", "point", lambda s: points.middle(*s), function="lseg_center")
operator("@@", "", "circle", "point", lambda c: c[0], function="circle_center")
operator("@@", "", "polygon", "point", _poly_center, function="poly_center")
operator("#", "", "path", "int4", lambda p: len(p[1]), function="path_npoints")
operator("#", "", "polygon", "int4", len, function="poly_npoints")
define("area", "box", "float8", boxes.area)
define("area", "circle", "float8", circles.area)
define("area", "path", "float8", paths.area)
define("center", "box", "point", boxes.center)
define("center", "circle", "point", lambda c: c[0])
define("diagonal", "box", "lseg", lambda b: b)
define("diameter", "circle", "float8", lambda c: floats.times(c[1], 2.0))
define("radius", "circle", "float8", lambda c: c[1])
define("height", "box", "float8", boxes.height)
define("width", "box", "float8", boxes.width)
define("isclosed", "path", "bool", lambda p: p[0])
define("isopen", "path", "bool", lambda p: not p[0])
define("length", "lseg", "float8", lines.length)
define("length", "path", "float8", paths.length)
define("npoints", "path", "int4", lambda p: len(p[1]))
define("npoints", "polygon", "int4", len)
define("pclose", "path", "path", lambda p: (True, p[1]))
define("popen", "path", "path", lambda p: (False, p[1]))
define("slope", "point point", "float8", points.slope)

# --- conversions --------------------------------------------------------------------------------


def _path_polygon(p: Any) -> Any:
    if not p[0]:
        raise errors.InvalidParameterValue("open path cannot be converted to polygon")
    return p[1]


define("point", "float8 float8", "point", lambda x, y: (x, y))
define("lseg", "point point", "lseg", lambda a, b: (a, b))
define("line", "point point", "line", lines.line_through)
define("box", "point point", "box", boxes.of_corners)
define("bound_box", "box box", "box", boxes.around)
define("circle", "point float8", "circle", lambda p, r: (p, r))
define("polygon", "int4 circle", "polygon", circles.as_polygon)
cast("point", "box", "a", lambda p: (p, p))
cast("lseg", "point", "e", lambda s: points.middle(*s))
cast("path", "polygon", "a", _path_polygon)
cast("box", "point", "e", boxes.center)
cast("box", "lseg", "e", lambda b: b)
cast("box", "polygon", "a", boxes.corners)
cast("box", "circle", "e", circles.around_box)
cast("polygon", "point", "e", _poly_center)
cast("polygon", "path", "a", lambda p: (True, p))
cast("polygon", "box", "e", polygons.bounds)
cast("polygon", "circle", "e", polygons.center_and_radius)
cast("circle", "point", "e", lambda c: c[0])
cast("circle", "box", "e", circles.inner_box)
cast("circle", "polygon", "e", lambda c: circles.as_polygon(12, c))
