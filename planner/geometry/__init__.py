"""Geometry of the plane: what the geometric types' operators and functions compute. It knows of no catalog.

    point      (x, y)
    lseg       (point, point)
    line       (A, B, C): the points where Ax + By + C = 0
    box        (high, low): its upper right and lower left corners
    path       (closed, points)
    polygon    points
    circle     (center, radius)

Coordinates are floats, NaN and infinities among them. Comparisons are fuzzy (`floats`), as PostgreSQL's are.

Source: PostgreSQL 15 manual, sections 8.8 and 9.11; the behaviour of its src/backend/utils/adt/geo_ops.c.
"""
