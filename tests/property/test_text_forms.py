"""A text's form says what `lift_ascii` says, or nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aurorapy.planner.parse.literals import lift_ascii
from aurorapy.text_forms import SEEN_MIN, TextForms

PIECES = ["UPDATE table_of_mine SET n = n + ", " WHERE id = ", "-", " ", ";", ", ", "(", ")", ".", "e", "x", '"', "'", "$", "+", "--", "\n", " AND \"a1\" = ", "*"]
NUMBERS = ["0", "7", "123456789", "1234567890", "007", "1.5", "5e3", "'5'", "''", "a"]


@st.composite
def texts(draw: st.DrawFn) -> list[bytes]:
    """Some texts of one shape, and some of others."""
    shape = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
    made = []
    for _ in range(draw(st.integers(4, 8))):
        pieces = shape if draw(st.booleans()) else draw(st.lists(st.sampled_from(PIECES), max_size=6))
        made.append("UPDATE table_of_mine SET n = n + " + "".join([piece + draw(st.sampled_from(NUMBERS)) for piece in pieces]))
    return [text.encode() for text in made]


@given(texts())
def test_a_form_finds_what_the_lifting_finds(all_of_them: list[bytes]) -> None:
    forms = TextForms()
    for text in all_of_them * 2:
        found, lifted = forms.read(text), lift_ascii(text)
        if found is not None:
            assert lifted == (found[0], list(found[1]))
        elif lifted is not None:
            for _ in range(SEEN_MIN):
                forms.note(lifted[0])


def test_a_form_is_known_once_it_has_come_often() -> None:
    forms = TextForms()
    text = b"UPDATE table_of_mine SET n = n + 5 WHERE id = 7;"
    lifted = lift_ascii(text)
    assert lifted is not None
    for _ in range(SEEN_MIN):
        assert forms.read(text) is None
        forms.note(lifted[0])
    assert forms.read(text.replace(b"7", b"123456789")) == (lifted[0], (5, 123456789))
    assert forms.read(text.replace(b"7", b"1234567890")) is None
    assert forms.read(text.replace(b"5", b"-5")) is None
