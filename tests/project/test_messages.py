"""The catalogue check sees what it must see, in a small app made for it."""

import gettext
from pathlib import Path

import pytest

from chehang.core.messages import read, write
from tools import messages

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Only %(have)s left"
msgstr "只剩 %(have)s"

msgid "Old"
msgstr ""

#, fuzzy
msgid "Perhaps"
msgstr "也许"
"""


@pytest.fixture
def app(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "SOURCE", tmp_path)
    folder = tmp_path / "shop"
    (folder / "locale/zh_Hans/LC_MESSAGES").mkdir(parents=True)
    (folder / "templates").mkdir()
    (folder / "__init__.py").write_text('X = _("Only %(have)s left")\n')
    (folder / "locale/zh_Hans/LC_MESSAGES/django.po").write_text(PO, encoding="utf-8")
    return folder


def po(app: Path) -> Path:
    return app / "locale/zh_Hans/LC_MESSAGES/django.po"


def test_a_complete_catalogue_passes(app) -> None:
    assert messages.faults() == []


@pytest.mark.parametrize("message", ["New", "Old", "Perhaps"])
def test_a_message_without_finished_chinese_is_found_with_its_line(app, message: str) -> None:
    (app / "views.py").write_text(f'import x\n\nsay(_("{message}"))\n')
    assert messages.faults() == [f"shop/views.py:3: no Chinese for '{message}'"]


def test_templates_are_read_too(app) -> None:
    (app / "templates/a.html").write_text(
        "{% load i18n %}\n<p>{% translate 'Hello' %}</p>\n{% blocktranslate trimmed with n=x %}\n{{ n }} rows\n{% endblocktranslate %}"
    )
    found = messages.used(app)
    assert set(found) == {"Only %(have)s left", "Hello", "%(n)s rows"}


def test_a_value_lost_or_invented_in_chinese_is_found(app) -> None:
    po(app).write_text(po(app).read_text().replace("只剩 %(have)s", "只剩 %(have)s 共 %(all)s"), encoding="utf-8")
    [said] = messages.faults()
    assert "all" in said and "django.po" in said


def test_a_message_told_twice_is_found(app) -> None:
    po(app).write_text(po(app).read_text() + '\nmsgid "Only %(have)s left"\nmsgstr "剩 %(have)s"\n', encoding="utf-8")
    assert "twice" in messages.faults()[0]


def test_update_adds_what_is_missing_and_keeps_the_rest(app) -> None:
    (app / "views.py").write_text('_("A new one")\n')
    messages.update("shop")
    text = po(app).read_text(encoding="utf-8")
    assert 'msgid "A new one"\nmsgstr ""' in text and "只剩 %(have)s" in text
    assert text.index("A new one") < text.index("Only")


def test_the_compiled_catalogue_is_what_gettext_reads(app) -> None:
    write(read(po(app)), po(app).with_suffix(".mo"))
    with po(app).with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Only %(have)s left") == "只剩 %(have)s"


ORDERS = """
msgctxt "to buy"
msgid "Order"
msgstr "采购订单"

msgctxt "to sort"
msgid "Order"
msgstr "排序"

msgid "%(n)s row"
msgid_plural "%(n)s rows"
msgstr[0] "%(n)s 行"
"""


def test_contexts_and_plurals_are_kept_apart_and_compiled(app) -> None:
    """D6."""
    po(app).write_text(PO + ORDERS, encoding="utf-8")
    (app / "views.py").write_text(
        'pgettext("to buy", "Order")\npgettext("to sort", "Order")\nngettext("%(n)s row", "%(n)s rows", n)\n'
    )
    assert messages.faults() == []
    write(read(po(app)), po(app).with_suffix(".mo"))
    with po(app).with_suffix(".mo").open("rb") as file:
        said = gettext.GNUTranslations(file)
    assert (said.pgettext("to buy", "Order"), said.pgettext("to sort", "Order")) == ("采购订单", "排序")
    assert {said.ngettext("%(n)s row", "%(n)s rows", n) for n in (0, 1, 2)} == {"%(n)s 行"}
    assert said.gettext("Order") == "Order"


def test_a_context_without_chinese_is_missing_and_update_writes_it(app) -> None:
    po(app).write_text(PO + ORDERS, encoding="utf-8")
    (app / "views.py").write_text('pgettext("to give", "Order")\nngettext("one", "many", n)\n')
    assert len(messages.faults()) == 2
    messages.update("shop")
    text = po(app).read_text(encoding="utf-8")
    assert 'msgctxt "to give"\nmsgid "Order"\nmsgstr ""' in text
    assert 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] ""' in text
    assert 'msgctxt "to buy"\nmsgid "Order"\nmsgstr "采购订单"' in text


def test_a_second_form_of_a_plural_is_refused(app) -> None:
    po(app).write_text(PO + ORDERS + 'msgstr[1] "%(n)s 行们"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="one form"):
        read(po(app))
