"""earthdistance: great-circle distances on a sphere like the Earth, between cubes that are points on it, or between points of longitude and latitude.

Source: PostgreSQL 15 manual, section F.15.
"""

from __future__ import annotations

from math import asin, atan2, cos, isfinite, isnan, pi, sin, sqrt
from typing import Any

from aurorapy import errors

from .cube.boxes import Cube, distance, enlarged, lows
from .declaration import Declared

_RADIUS_M = 6378168.0
_RADIUS_MILES = 3958.747716
_RADIANS = 0.0174532925199432957692  # of a degree


def _arc(secant: float) -> float:
    """Along the surface, of a straight line between two points."""
    if secant < 0:
        return 0.0
    return pi * _RADIUS_M if isnan(secant) or secant / (2 * _RADIUS_M) > 1 else 2 * _RADIUS_M * asin(secant / (2 * _RADIUS_M))


def _secant(arc: float) -> float:
    """Straight, of a distance along the surface."""
    if arc < 0:
        return 0.0
    return 2 * _RADIUS_M if isnan(arc) or arc / _RADIUS_M > pi else 2 * _RADIUS_M * sin(arc / (2 * _RADIUS_M))


def _place(latitude: float, longitude: float) -> Cube:
    if isnan(latitude) or isnan(longitude):
        raise errors.CheckViolation('value for domain earth violates check constraint "on_surface"')
    if not isfinite(latitude) or not isfinite(longitude):
        raise errors.NumericValueOutOfRange("input is out of range")
    lat, long = latitude * _RADIANS, longitude * _RADIANS
    corner = (_RADIUS_M * cos(lat) * cos(long), _RADIUS_M * cos(lat) * sin(long), _RADIUS_M * sin(lat))
    return corner, corner


def _coordinate(v: Cube, n: int) -> float:
    corner = lows(v)
    return corner[n] if n < len(corner) else 0.0


def _latitude(v: Cube) -> float:
    height = _coordinate(v, 2) / _RADIUS_M
    return -90.0 if height < -1 else 90.0 if height > 1 else asin(height) / _RADIANS


def _longitude(v: Cube) -> float:
    return atan2(_coordinate(v, 1), _coordinate(v, 0)) / _RADIANS


def _miles(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Between points of (longitude, latitude), by the haversine formula."""
    (long1, lat1), (long2, lat2) = [tuple([x / 360.0 * 2.0 * pi for x in p]) for p in (a, b)]
    apart = abs(long1 - long2)
    if apart > pi:
        apart = 2.0 * pi - apart
    half = sqrt(sin(abs(lat1 - lat2) / 2.0) * sin(abs(lat1 - lat2) / 2.0) + cos(lat1) * cos(lat2) * sin(apart / 2.0) * sin(apart / 2.0))
    return 2.0 * _RADIUS_MILES * asin(min(half, 1.0))


_calls: dict[str, Any] = {
    "earth": lambda: _RADIUS_M, "sec_to_gc": _arc, "gc_to_sec": _secant, "ll_to_earth": _place, "latitude": _latitude, "longitude": _longitude,
    "earth_distance": lambda a, b: _arc(distance(a, b)), "earth_box": lambda v, around: enlarged(v, _secant(around), 3), "geo_distance": _miles,
}

DECLARED = Declared("""
earth() float8 i cost=100
sec_to_gc(float8) float8 i strict cost=100
gc_to_sec(float8) float8 i strict cost=100
ll_to_earth(float8, float8) earth i strict cost=100
latitude(earth) float8 i strict cost=100
longitude(earth) float8 i strict cost=100
earth_distance(earth, earth) float8 i strict cost=100
earth_box(earth, float8) cube i strict cost=100
geo_distance(point, point) float8 i strict
""", _calls, operators="""
<@> point point float8 geo_distance <@>
""", domains=(("earth", "{cube}.cube", (
    ("not_point", "{cube}.cube_is_point(VALUE)"), ("not_3d", "{cube}.cube_dim(VALUE) <= 3"),
    ("on_surface", "abs({cube}.cube_distance(VALUE, '(0)'::{cube}.cube) / {schema}.earth() - '1'::float8) < '10e-7'::float8"))),))
