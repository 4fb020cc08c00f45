"""Random statements about arrays of ints: literals of up to three dimensions, some malformed, in whatever takes an array. A seed tells one of each."""

from __future__ import annotations

import random

_DOT = ("=", "<>", "<", ">", "<=", ">=", "@>", "<@", "&&")


class Arrays:
    """Everything of one seed."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)

    def literal(self) -> str:
        """An array, as SQL."""
        chance = self.chance
        kind = chance.random()
        if kind < 0.14:
            return "NULL::int[]" if kind < 0.08 else "'{}'::int[]"
        lengths = [chance.randint(1, 3) for _ in range(chance.choice((1, 1, 1, 2, 2, 2, 3)))]
        text = self._level(lengths)
        if chance.random() < 0.4:
            lowers = [chance.choice((0, 1, 1, 2, -1)) for _ in lengths]
            text = "".join(f"[{low}:{low + n - 1}]" for low, n in zip(lowers, lengths, strict=True)) + "=" + text
        if chance.random() < 0.15:
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice('{},\\" []=1:') + text[at:] if chance.random() < 0.5 else text[:at] + text[at + 1 :]
        return f"'{text}'::int[]"

    def _level(self, lengths: list[int]) -> str:
        if not lengths:
            return self.chance.choice(("1", "2", "3", "NULL", "0", "-1"))
        return "{" + ",".join(self._level(lengths[1:]) for _ in range(lengths[0])) + "}"

    def _number(self) -> str:
        return self.chance.choice(("0", "1", "1", "2", "2", "3", "-1", "NULL"))

    def _subscripts(self) -> str:
        n = self._number
        return "".join(self.chance.choice((f"[{n()}]", f"[{n()}]", f"[{n()}]", f"[{n()}:{n()}]", f"[:{n()}]", f"[{n()}:]", "[:]"))
                       for _ in range(self.chance.randint(1, 3)))

    def statements(self) -> list[str]:
        """One query, or an assignment to a part of a column of the table `assigned (x int[])`."""
        chance, n = self.chance, self._number
        a, b, c = self.literal(), self.literal(), self.literal()
        if chance.random() < 0.2:
            value = chance.choice((a, b, n(), n()))
            return ["DELETE FROM assigned", f"INSERT INTO assigned VALUES ({a})", f"UPDATE assigned SET x{self._subscripts()} = {value} RETURNING x",
                    "SELECT x FROM assigned WHERE x IS NOT NULL"]
        rows = f"FROM (VALUES ({a}), ({b}), ({c})) v(x)"
        return ["SELECT " + chance.choice((
            a, f"{a} || {b}", f"array_cat({a}, {b})", f"({a}){self._subscripts()}", f"({a}){self._subscripts()}", f"ARRAY[{a}, {b}]", f"ARRAY[{a}, {b}, {c}]",
            f"array_append({a}, {n()}::int)", f"array_prepend({n()}::int, {a})", f"{a} || {n()}::int", f"array_dims({a})", f"array_length({a}, {n()})",
            f"array_upper({a}, {n()})", f"array_lower({a}, {n()})", f"array_ndims({a})", f"cardinality({a})", f"{a} {chance.choice(_DOT)} {b}",
            f"{a} {chance.choice(_DOT)} {a}", f"array_position({a}, {n()}::int)", f"array_position({a}, {n()}::int, {n()})", f"array_positions({a}, {n()}::int)",
            f"array_remove({a}, {n()}::int)", f"array_replace({a}, {n()}::int, {n()}::int)", f"trim_array({a}, {n()})", f"array_to_string({a}, ',', '*')",
            f"unnest({a})", f"generate_subscripts({a}, {n()})", f"generate_subscripts({a}, {n()}, true)", f"array_fill({n()}::int, {a})",
            f"array_fill({n()}::int, {a}, {b})", f"to_json({a})", f"to_jsonb({a})", f"array_to_json({a}, true)", f"{a}::text[]", f"{a}::numeric(3, 1)[]",
            f"{n()} = ANY ({a})", f"{n()} <> ALL ({a})", f"greatest({a}, {b}, {c})", f"least({a}, {b})", f"{a} IS DISTINCT FROM {b}", f"array_agg(x) {rows}",
            f"max(x) {rows}", f"x {rows} ORDER BY x", f"x {rows} ORDER BY x DESC", f"row({a}, {b})", f"width_bucket(1, {a})", f"ARRAY(SELECT x {rows})",
            f"count(*) {rows} GROUP BY x ORDER BY 1", f"json_object({a}::text[])", f"json_object({a}::text[], {b}::text[])", f"num_nulls(VARIADIC {a})"))]


def statements(seed: str) -> list[str]:
    """The statements of a seed."""
    return Arrays(seed).statements()
