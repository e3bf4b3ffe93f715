"""The parts of the sample store: the 48 of the brand's core list and about 2,100 generated ones.

Nothing here is random without a seed: the same code gives the same store every time.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from random import Random

from chehang.core.money import round_half_up

SEED = 20261123
MODELS = (("H3A", "H3", 1.0), ("H5B", "H5", 0.8), ("E5C", "E5", 0.25), ("H7D", "H7", 0.35))
COMBUSTION_ONLY = {"1", "2", "3"}
INDEX_LETTERS = "ABCDEFGHJKL"


@dataclass(frozen=True)
class SamplePart:
    """A part as the supplier's list has it, and how the sample store moves it (pieces a month)."""

    number: str
    name: str
    unit: str
    pack: int
    list_inc: Decimal
    net_inc: Decimal
    monthly: float
    bin: str
    fragile: bool
    hazard: str
    hs_code: str = ""
    flags: str = ""


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files(__package__).joinpath(name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def core_parts() -> list[SamplePart]:
    """The brand's 48 core parts with their own prices, bins and demand."""
    return [
        SamplePart(
            r["number"],
            r["name"],
            r["unit"],
            int(r["pack"]),
            Decimal(r["list_inc"]),
            Decimal(r["net_inc"]),
            float(r["monthly"]),
            r["bin"],
            "fragile" in r["flags"],
            next((word for word in ("易燃", "腐蚀", "压力", "锂电") if word in r["flags"]), ""),
            r["hs"],
            r["flags"],
        )
        for r in _rows("parts.csv")
    ]


def _price(rng: Random, low: float, high: float) -> Decimal:
    """A list price that looks like one: whole yuan from 20, half yuan below."""
    price = Decimal(rng.triangular(low, high, low + (high - low) * 0.35))
    return round_half_up(price, 0) if price >= 20 else round_half_up(price * 2, 0) / 2


def _bin(rng: Random, zone: str, counter: dict[str, int]) -> str:
    """The next free place of a zone, rack by rack."""
    n = counter[zone] = counter.get(zone, 0) + 1
    first = {"A": 8, "B": 5, "C": 4, "D": 4}.get(zone, 2)
    return f"{zone}-{first + n // 40:02d}-{n // 8 % 5 + 1:02d}-{n % 8 + 1:02d}"


def generated_parts() -> list[SamplePart]:
    """Parts made from the families: model × position × version, about one in three hardly ever asked for."""
    counter: dict[str, int] = {}
    rng, made, numbers = Random(SEED), [], {p.number for p in core_parts()}
    for family_no, family in enumerate(_rows("families.csv")):
        for code, model, share in MODELS:
            if code == "E5C" and family["group"] in COMBUSTION_ONLY:
                continue
            low, high = float(family["low"]), float(family["high"])
            list_inc = _price(rng, low, high)
            versions = rng.choice((2, 2, 3, 3)) if family["sides"] else rng.choice((3, 4, 4))
            for n, (side, version) in enumerate(
                (s, v) for v in range(versions) for s in (family["sides"].split("|") if family["sides"] else [""])
            ):
                number = (
                    f"{code} {family['base']} {(family_no * 7 + n * 2 + 101) % 900 + 100:03d} {INDEX_LETTERS[version]}"
                )
                while number in numbers:
                    number = number[:-5] + f"{(int(number[-5:-2]) + 11) % 1000:03d}" + number[-2:]
                numbers.add(number)
                newest = version == versions - 1
                monthly = float(family["monthly"]) * share * rng.lognormvariate(0, 0.6) * (1 if newest else 0.12)
                price = list_inc + version * max(Decimal(1), round_half_up(list_inc / 50, 0))
                made.append(
                    SamplePart(
                        number,
                        f"{model} {side}{family['name']}",
                        family["unit"],
                        int(family["pack"]),
                        price,
                        round_half_up(price * Decimal(rng.choice(("0.62", "0.64", "0.66", "0.68")))),
                        round(monthly, 3),
                        _bin(rng, family["zone"], counter),
                        family["fragile"] == "1",
                        family["hazard"],
                    )
                )
    return made


@cache
def all_parts() -> list[SamplePart]:
    """Every part of the sample store."""
    return core_parts() + generated_parts()
