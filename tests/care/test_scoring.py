"""The worked numbers: CSI 900.2, NPS 58, retention 56.25 %, classes of customers, drivers."""

from decimal import Decimal as D

from chehang.care.scoring import class_of, drivers, index, nps, rfm, share


def test_csi() -> None:
    five = [(24, "9.2"), (21, "8.6"), (21, "9.0"), (18, "9.4"), (17, "8.8")]
    assert index([(D(w), D(m)) for w, m in five]) == D("900.2")


def test_nps() -> None:
    scores = [10] * 46 + [9] * 22 + [8] * 15 + [7] * 7 + [6] * 4 + [3] * 6
    value, half = nps(scores) or (None, None)
    assert value == D("58.0") and half == D("13.1")
    assert nps(scores[:29]) is None


def test_retention_and_classes() -> None:
    assert share(63, 112) == D("0.5625") and share(1, 0) is None
    assert rfm(3, 6, 5) == (5, 5, 5) and rfm(13, 1, 1) == (1, 1, 1) and rfm(7, 5, 2)[:2] == (3, 4)
    assert class_of(5, 5, 5, 2) == "key" and class_of(2, 4, 3, 11) == "key_leaving"
    assert class_of(4, 1, 1, 5) == "new" and class_of(2, 2, 2, 8) == "leaving"


def test_drivers_name_what_moves_the_total() -> None:
    strong = [n % 10 + 1 for n in range(120)]
    noise = [(n * 7 + n // 3) % 10 + 1 for n in range(120)]
    found = drivers({"质量": strong, "停车": noise}, [float(s) + (n % 3) / 10 for n, s in enumerate(strong)])
    assert found[0].item == "质量" and found[0].named
    assert drivers({"质量": strong[:50], "停车": noise[:50]}, [1.0] * 50) == []
