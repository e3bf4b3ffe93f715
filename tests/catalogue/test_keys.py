"""The keys of part search, without a database."""

from hypothesis import given
from hypothesis import strategies as st

from chehang.catalogue.finding.keys import (
    fold_name,
    name_keys,
    one_typo_apart,
    typo_keys,
    typo_lists,
    typo_rows,
    word_keys,
)
from chehang.catalogue.mnemonics import mnemonic

NUMBER = st.text("0123456789ABCX", min_size=1, max_size=14)


@given(NUMBER, st.data())
def test_a_number_with_one_slip_always_shares_a_key(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(number) - 1))
    char = data.draw(st.sampled_from("0123456789ABCXYZ"))
    slips = [number[:at] + char + number[at + 1 :], number[:at] + number[at + 1 :], number[:at] + char + number[at:]]
    if at + 1 < len(number):
        slips.append(number[:at] + number[at + 1] + number[at] + number[at + 2 :])
    for typed in slips:
        assert typo_keys(typed) & typo_keys(number)
        assert one_typo_apart(typed, number) and one_typo_apart(number, typed)


@given(st.lists(st.text(max_size=20), max_size=30))
def test_keys_of_many_are_the_keys_of_each(norms: list[str]) -> None:
    keys, owners = typo_rows(range(len(norms)), norms)
    wanted = {(key, i) for i, norm in enumerate(norms) for key in typo_keys(norm)}
    assert list(zip(keys, owners, strict=True)) == sorted(wanted)
    assert [set(found) for found in typo_lists(norms)] == [typo_keys(norm) for norm in norms]


@given(st.text("前后左右制动片LED大灯 ()", min_size=1, max_size=20), st.data())
def test_every_word_inside_a_name_is_among_its_keys(name: str, data: st.DataObject) -> None:
    solid = fold_name(name).replace(" ", "")
    if solid:
        start = data.draw(st.integers(0, len(solid) - 1))
        end = data.draw(st.integers(start + 1, len(solid)))
        assert set(word_keys(solid[start:end])) <= set(name_keys([name]))


def test_mnemonics() -> None:
    assert mnemonic("重庆弯头") == "cqwt"
    assert mnemonic("LED前照灯总成 左") == "ledqzdzcz"
    assert mnemonic("全合成机油 0W-20 4L") == "qhcjy0w204l"
    assert mnemonic("前制动片(套)") == "qzdpt"
