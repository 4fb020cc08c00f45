"""Classes of the extension vector: which distance each orders by, and what CREATE INDEX asks of their columns. Their indexes keep nothing.

Source: pgvector 0.8's README, "Indexing"; its catalog.
"""

from __future__ import annotations

from aurorapy import errors

from .classes import BEHAVIOURS, Behaviour

_FLOATS = 1970  # the family that orders distances
_DIMENSIONS = {"vector": 2000, "halfvec": 4000, "bit": 64_000, "sparsevec": 1_000_000_000}
_MEASURES = {"l2": "<->", "ip": "<#>", "cosine": "<=>", "l1": "<+>", "hamming": "<~>", "jaccard": "<%>"}
_DEFAULTS = {"m": 16, "ef_construction": 64, "lists": 100}


def _check_sparse(v: bytes) -> None:
    from aurorapy.planner.extensions.vector.sparse import check_indexed

    check_indexed(v)


for _type, _names in (("vector", "l2 ip cosine l1"), ("halfvec", "l2 ip cosine l1"), ("sparsevec", "l2 ip cosine l1"), ("bit", "hamming jaccard")):
    for _name in _names.split():
        for _method in ("hnsw", "ivfflat"):
            BEHAVIOURS[_method, f"{_type}_{_name}_ops"] = Behaviour(((1, _MEASURES[_name], 0, _FLOATS),),
                                                                     part=(lambda _: _check_sparse) if _type == "sparsevec" else None)


def check_column(method: str, opclass: str, dimensions: int, options: dict[str, str]) -> None:
    """What is to be said against an index of a column of so many dimensions (-1: any): 22023, 54000."""
    most = _DIMENSIONS[opclass.partition("_")[0]]
    if dimensions < 0:
        raise errors.InvalidParameterValue("column does not have dimensions")
    if dimensions > most:
        raise errors.ProgramLimitExceeded(f"column cannot have more than {most} dimensions for {method} index")
    if method == "hnsw" and option(options, "ef_construction") < 2 * option(options, "m"):
        raise errors.InvalidParameterValue("ef_construction must be greater than or equal to 2 * m")
    if method == "ivfflat" and dimensions == 1 and opclass.endswith(("_ip_ops", "_cosine_ops")):
        raise errors.InvalidParameterValue("dimensions must be greater than one for this opclass")


def option(options: dict[str, str], name: str) -> int:
    """A storage parameter of an index."""
    return int(options.get(name, _DEFAULTS[name]))
