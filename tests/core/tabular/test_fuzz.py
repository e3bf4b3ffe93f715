"""Whatever bytes come in: a table or a BadFile, never anything else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chehang.core.tabular import BadFile, Table, read_table
from chehang.core.tabular.cells import number_cell
from tests.core.tabular.books import book

WHOLE = book([["编码", "价格"], ["0012", 12.35], ["H3A 698 151 D", 458]])


def read(data: bytes) -> None:
    try:
        assert isinstance(read_table(data), Table)
    except BadFile as refusal:
        assert refusal.message


@given(st.binary(max_size=400))
def test_any_bytes(data):
    if not data.startswith((b"PK", b"\xd0\xcf")):
        read(data)


@given(st.text(alphabet="a,;\"\n\r\t='0中\u2028 ", max_size=80))
def test_any_csv(text):
    read(text.encode())


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_books(at, junk):
    read(WHOLE[:at] + junk + WHOLE[at + len(junk) :])


@given(st.floats())
def test_any_number_is_exact_or_text(number):
    cell = number_cell(number)
    assert isinstance(cell, str) or (cell.is_finite() and float(cell) == float(f"{number:.15g}"))
