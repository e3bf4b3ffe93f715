"""Personal data in the journal (个人信息保护法 §47): the chain keeps a token, the clear text lies beside it and can be erased.

A command marks its fields with ``Personal``, a model lists its own as ``PERSONAL_FIELDS``. Whatever of an act's texts
repeats such a value, request, changes or a question that was confirmed, gets the same token. The token is a keyed digest
with a salt of its own: without the salt not even the house can tell whether it stands for a guessed number.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _
from pydantic import BaseModel

from . import bulk
from .context import Actor, Clock, Context
from .models import Journal, PersonalValue

OPEN_FOR = timedelta(minutes=15)
TOKEN = re.compile(r"~[0-9a-f]{32}")


class Personal:
    """Marks text of a command that tells who somebody is or where to find them: ``Annotated[str, …, Personal()]``."""


def of_command(cmd: BaseModel) -> set[str]:
    """The personal values of a command, also in the models inside it."""
    found: set[str] = set()
    for name, field in type(cmd).model_fields.items():
        value = getattr(cmd, name)
        if _marked(field):
            found.add(str(value or ""))
        for inner in value if isinstance(value, list | tuple) else (value,):
            if isinstance(inner, BaseModel):
                found |= of_command(inner)
    return found - {""}


def _marked(field: Any) -> bool:
    """Whether the field, or the type inside an optional one, is marked."""

    def within(kind: Any) -> bool:
        marks = getattr(kind, "__metadata__", ())
        return any(isinstance(m, Personal) for m in marks) or any(map(within, getattr(kind, "__args__", ())))

    return any(isinstance(m, Personal) for m in field.metadata) or within(field.annotation)


def of_changes(changes: Iterable[Mapping[str, Any]]) -> set[str]:
    """The personal values among the noted changes, before and after."""
    found: set[str] = set()
    for change in changes:
        names = getattr(apps.get_model(change["object"]), "PERSONAL_FIELDS", ()) if "object" in change else ()
        for side in (change.get("before") or {}, change.get("after") or {}):
            found |= {str(side[name]) for name in names if side.get(name)}
    return found


class Hidden:
    """The tokens of one act's values."""

    def __init__(self, values: Collection[str]) -> None:
        self.rows = {value: _token(value) for value in sorted(values, key=len, reverse=True)}

    def text(self, text: str) -> str:
        """JSON text with every copy of the values replaced; keys and whatever is no text stay."""
        if not self.rows or not text:
            return text
        return json.dumps(self._plain(json.loads(text)), ensure_ascii=False, separators=(",", ":"))

    def _plain(self, value: Any) -> Any:
        if isinstance(value, str):
            for clear, (token, _salt) in self.rows.items():
                # One character is a word of many texts: it is replaced only where it stands alone.
                value = value.replace(clear, token) if len(clear) > 1 else token if value == clear else value
            return value
        if isinstance(value, dict):
            return {name: self._plain(inner) for name, inner in value.items()}
        return [self._plain(inner) for inner in value] if isinstance(value, list) else value

    def keep(self, store_id: int, journal_id: int, subject: tuple[str, int]) -> None:
        """Write the clear texts beside their journal row."""
        bulk.insert(
            PersonalValue._meta.db_table,
            ("store_id", "journal_id", "token", "salt", "value", "subject", "subject_id"),
            [(store_id, journal_id, token, salt, clear, *subject) for clear, (token, salt) in self.rows.items()],
        )


def _token(value: str, salt: str = "") -> tuple[str, str]:
    salt = salt or secrets.token_hex(16)
    return "~" + hmac.new(bytes.fromhex(salt), value.encode(), "sha256").hexdigest()[:32], salt


def keyed(digest: str) -> str:
    """A digest of something that could be guessed, bound to the key of this installation."""
    return hmac.new(settings.SECRET_KEY.encode(), digest.encode(), "sha256").hexdigest()


def shown(texts: Collection[str], *, clear: bool) -> dict[str, str]:
    """What stands for each token in ``texts``: the value for who may see it, else stars; erased values say so."""
    tokens = {token for text in texts for token in TOKEN.findall(text)}
    rows = PersonalValue.objects.filter(token__in=tokens)
    return {r.token: _("(erased)") if r.erased_at else r.value if clear else "****" for r in rows}


def in_words(text: str, words: Mapping[str, str]) -> str:
    """A text with each token replaced by what ``shown`` gives for it."""
    return TOKEN.sub(lambda found: words.get(found[0], found[0]), text)


_openers: dict[str, str] = {}


def opens(operation: str, model: str) -> None:
    """Enter the operation by which somebody opens the personal data of a row of ``model``, saying what for."""
    _openers[model] = operation


def opened(obj: Any, actor: Actor, clock: Clock) -> bool:
    """Whether the actor may do that and has done it to this very row less than a quarter of an hour ago."""
    operation = _openers.get(obj._meta.label, "")
    return (
        actor.may(operation)
        and Journal.objects.filter(
            subject=obj._meta.label,
            subject_id=obj.pk,
            employee_id=actor.employee_id,
            operation=operation,
            outcome="done",
            at__gt=clock.now() - OPEN_FOR,
        ).exists()
    )


def erase(ctx: Context, obj: Any) -> int:
    """Empty every kept value about ``obj``, and what refused attempts say of the same; returns how many.

    The chain keeps its tokens and holds; nothing leads from them to a person any more.
    """
    subject = {"subject": obj._meta.label, "subject_id": obj.pk}
    here = PersonalValue.objects.filter(store_id=ctx.store_id, erased_at=None)
    said = set(here.filter(**subject).values_list("value", flat=True))
    nobody = list(here.filter(subject="", value__in=said).values_list("pk", flat=True))
    mine = list(here.filter(**subject).values_list("pk", flat=True))
    done = PersonalValue.objects.filter(pk__in=[*mine, *nobody]).update(value="", salt="", erased_at=ctx.now)
    ctx.changed(obj, None, {"erased": done})
    return done


def unproven() -> Iterable[PersonalValue]:
    """Kept values that are not the ones their tokens stand for."""
    for row in PersonalValue.objects.filter(erased_at=None).order_by("pk").iterator(chunk_size=5000):
        if not row.salt or _token(row.value, row.salt)[0] != row.token:
            yield row
