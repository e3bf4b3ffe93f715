"""``docs/glossary.csv``: one Chinese word for one thing of the code, and what it is not called."""

import csv
from collections import Counter
from pathlib import Path

from django.apps import apps
from django.utils import translation

from chehang.core.messages import read

ROOT = Path(__file__).resolve().parents[2]
with (ROOT / "docs/glossary.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))
CATALOGUES = sorted((ROOT / "src/chehang").glob("*/locale/zh_Hans/LC_MESSAGES/django.po"))


def test_one_word_one_thing_one_english_name() -> None:
    assert len(ROWS) > 200
    for column in ("word", "id"):
        assert [said for said, n in Counter(row[column] for row in ROWS).items() if n > 1] == [], column


def test_the_pages_use_the_words_of_the_glossary() -> None:
    known = {m._meta.label: m for m in apps.get_models()}
    assert [row["id"] for row in ROWS if row["id"] not in known] == [], "the glossary names what is no more"
    shown = {}
    for row in ROWS:
        with translation.override("zh-hans"):
            word = str(known[row["id"]]._meta.verbose_name)
        with translation.override(None):
            english = str(known[row["id"]]._meta.verbose_name)
        shown[row["id"]] = (word, english)
    said = {row["id"]: (row["word"], row["english"]) for row in ROWS}
    assert {pk: (said[pk], shown[pk]) for pk in said if said[pk] != shown[pk]} == {}


def test_no_thing_has_a_second_name_in_any_catalogue() -> None:
    others = {other: row["word"] for row in ROWS for other in row["not"].split()}
    texts = [text for path in CATALOGUES for text in read(path).values()]
    assert others and [f"{t}: {w}, not {o}" for t in texts for o, w in others.items() if o in str(t)] == []
