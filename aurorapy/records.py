"""Dataclasses that are made quickly: an import of all ours takes a third of the time.

`dataclass` is the standard library's, but for what it would write and compile for each class: comparison, hash and text are shared functions here,
`__init__` is written when the first object is made (most classes of a process never have one), and frozen classes are so for type checkers only, which
also makes their objects faster to make. Fields that are keyword-only or not given to `__init__` are not for such classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from dataclasses import MISSING
    from operator import attrgetter

    def _values(names: tuple[str, ...]) -> Any:
        """A function from an object to its fields: a tuple, or the one value."""
        return attrgetter(*names) if names else lambda self: ()

    def _repr(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.__dataclass_fields__)})"

    def _comparison(cls: type) -> None:
        values = _values(tuple(cls.__dataclass_fields__))

        def __eq__(self: Any, other: Any) -> Any:
            return values(self) == values(other) if type(self) is type(other) else NotImplemented

        cls.__eq__ = __eq__

    def _hash(cls: type) -> None:
        values = _values(tuple(cls.__dataclass_fields__))
        cls.__hash__ = lambda self: hash(values(self))

    def _initialization(cls: type) -> None:
        def __init__(self: Any, *values: Any, **named: Any) -> None:
            cls.__init__ = _written(cls)
            cls.__init__(self, *values, **named)

        cls.__init__ = __init__

    def _written(cls: type) -> Any:
        """`__init__` as `dataclasses` writes it."""
        known: dict[str, Any] = {"MISSING": MISSING}
        head, body = ["self"], []
        for field in dataclasses.fields(cls):
            name = field.name
            value = name
            if field.default is not MISSING:
                known[f"default_{name}"] = field.default
                head.append(f"{name}=default_{name}")
            elif field.default_factory is not MISSING:
                known[f"make_{name}"] = field.default_factory
                head.append(f"{name}=MISSING")
                value = f"make_{name}() if {name} is MISSING else {name}"
            else:
                head.append(name)
            body.append(f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        exec(f"def __init__({', '.join(head)}):\n    " + "\n    ".join(body or ["pass"]), known)
        made = known["__init__"]
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, eq: bool = True, **more: Any) -> Any:
        def make(cls: type) -> type:
            own = cls.__dict__
            made = dataclasses.dataclass(cls, init=False, repr=False, eq=eq and "order" in more, **more)
            if "__init__" not in own:
                _initialization(made)
            if eq and "__eq__" not in own:
                _comparison(made)
                if frozen and "__hash__" not in own:
                    _hash(made)
                elif "__hash__" not in own:
                    made.__hash__ = None
            if "__repr__" not in own:
                made.__repr__ = _repr
            return made

        return make if cls is None else make(cls)


__all__ = ["dataclass"]
