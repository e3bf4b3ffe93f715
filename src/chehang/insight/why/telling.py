"""The change in words: a paragraph made from the numbers of the table, in Chinese or English."""

from django.utils import translation
from django.utils.translation import gettext as _

from chehang.core.web.cells import plain

from ..saying import said
from .explaining import FACTORS, Explained

NAMED = 4
LANGUAGES = ("zh-hans", "en")


def told(found: Explained) -> list[tuple[str, str]]:
    """(language, paragraph) in both languages."""
    made = []
    for language in LANGUAGES:
        with translation.override(language):
            made.append((language, paragraph(found)))
    return made


def signed(found: Explained, value: object) -> str:
    """A change with its sign and unit."""
    text = said(found.measure, value)  # type: ignore[arg-type]
    return f"+{text}" if value and value > 0 else text  # type: ignore[operator]


def percent(found: Explained) -> str:
    """The change as a share of what was; nothing where nothing was."""
    change = found.change
    if change is None or not found.then.value or found.measure.unit == "percent":
        return ""
    share = change / abs(found.then.value)
    return ("+" if share > 0 else "") + plain(share.quantize(share.__class__("0.0001")), "rate")


def paragraph(found: Explained) -> str:
    """What it was, what it is, what the factors brought, and the members that brought most."""
    words = {
        "measure": found.measure.title,
        "then": found.then.span,
        "now": found.now.span,
        "was": said(found.measure, found.then.value),
        "is": said(found.measure, found.now.value),
    }
    if found.change is None:
        return _("%(measure)s: no data for %(then)s or %(now)s.") % words
    share = percent(found)
    words["change"] = signed(found, found.change) + (f" ({share})" if share else "")
    sentences = [
        _("%(measure)s is %(is)s in %(now)s; agreed were %(was)s: %(change)s.") % words
        if found.target is not None
        else _("%(measure)s was %(was)s in %(then)s and is %(is)s in %(now)s: %(change)s.") % words
        if found.change
        else _("%(measure)s was %(was)s in %(then)s and is the same in %(now)s.") % words
    ]
    if found.split is not None and found.change and len(found.split.factors) > 1:
        parts = [f"{FACTORS[f]} {signed(found, found.split.of_factor(n))}" for n, f in enumerate(found.split.factors)]
        sentences.append(_("Of this: %(parts)s.") % {"parts": _(", ").join(parts)})
    moved = [m for m in found.members if m[2]][:NAMED]
    if moved and len(found.labels) > 1:
        parts = [f"{label} {signed(found, value)}" for _key, label, value in moved]
        shown = found.by or found.averaged
        by = shown.title if shown else _("its parts")
        sentences.append(_("Most by %(by)s: %(parts)s.") % {"by": by, "parts": _(", ").join(parts)})
    if found.why_not:
        sentences.append(str(found.why_not))
    if found.now.still_open:
        sentences.append(_("%(now)s is not over yet.") % words)
    return _(" ").join(sentences)
