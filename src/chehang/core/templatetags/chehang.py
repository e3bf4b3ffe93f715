"""Template helpers: the menu, values as people read them, an icon."""

import json
import re
from html import escape
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from chehang.core.context import Actor
from chehang.core.models.desk import favourites
from chehang.core.screens import Group, menu_for
from chehang.core.states import machine_of
from chehang.core.web import forms
from chehang.core.web.cells import plain

register = template.Library()
THUMBS = 4


@register.simple_tag
def menu(actor: Actor | None, path: str) -> SafeString:
    """The menu of the actor: his own department unfolded, the entry of this page marked.

    Written here for speed: it is on every page.
    """
    groups = menu_for(actor) if actor else []
    nobodys = not any(group.own for group in groups)
    stars = favourites(actor) if actor else set()
    starred = [e for group in groups for e in group.entries if e.name in stars]
    top = f'<details open data-mine="stars"><summary>{escape(str(_("Favourites")))}</summary>' if starred else ""
    top += "".join(_entry(e) for e in starred) + ("</details>" if starred else "")
    return mark_safe(top + "".join(_group(g, path, stars, unfolded=g.own or nobodys) for g in groups))


def _group(group: Group, path: str, stars: set[str], *, unfolded: bool) -> str:
    unfolded = unfolded or any(e.url == path for e in group.entries)
    return (
        f'<details{" open" if unfolded else ""} data-group="{group.menu.name}"><summary>{escape(group.title)}</summary>'
        + "".join(_entry(e, here=True, starred=e.name in stars) if e.url == path else _entry(e) for e in group.entries)
        + "</details>"
    )


def _entry(entry: Any, *, here: bool = False, starred: bool = False) -> str:
    mark, css = (' aria-current="page"', " here") if here else ("", "")
    key = f" <kbd>{escape(entry.hotkey)}</kbd>" if getattr(entry, "hotkey", "") else ""
    link = f'<a href="{escape(entry.url)}" class="entry{css}"{mark}>{escape(str(entry.title))}{key}</a>'
    if not here:
        return link
    # Only the page one is on can be starred: one button, not one a line.
    word = escape(str(_("No favourite any more") if starred else _("Make it a favourite")))
    sign, then = ("★", "") if starred else ("☆", "on")
    return (
        f'<span class="with-star">{link}<button type="button" data-star="{entry.name}" data-then="{then}"'
        f' title="{word}" aria-label="{word}">{sign}</button></span>'
    )


@register.simple_tag
def thumb_keys(actor: Actor, path: str) -> SafeString:
    """The bar under a phone's thumb: the pages a post works on all day, four at most; nothing where it has none."""
    found = [e for g in menu_for(actor) for e in g.entries if getattr(e, "thumb", False) and actor.posts & {*e.posts}]
    return mark_safe(
        '<nav class="thumb">' + "".join(_entry_of_bar(e, path) for e in found[:THUMBS]) + "</nav>" if found else ""
    )


def _entry_of_bar(entry: Any, path: str) -> str:
    here = ' class="here" aria-current="page"' if path.startswith(entry.url) else ""
    return f'<a href="{escape(entry.url)}"{here}>{escape(str(entry.title))}</a>'


UNSEEN = re.compile(r"pin|password|secret", re.I)


@register.simple_tag
def sent_again(request: HttpRequest) -> SafeString:
    """What was sent, to be sent once more when doubts are confirmed: secrets and files are asked for anew."""
    own = ("csrfmiddlewaretoken", "_confirm")
    sent = [(name, v) for name in request.POST if name not in own for v in request.POST.getlist(name)]
    hidden = [format_html('<input type="hidden" name="{}" value="{}">', n, v) for n, v in sent if not UNSEEN.search(n)]
    again = '<input class="form-control" type="{}" name="{}" aria-label="{}" autocomplete="off" required>'
    hidden += [format_html(again, "password", n, n) for n, v in sent if v and UNSEEN.search(n)]
    hidden += [format_html(again, "file", n, n) for n in request.FILES]
    # The ticks of the doubts confirmed before stay confirmed: each answer asks only what is left.
    hidden += [
        format_html('<input type="hidden" name="_confirm" value="{}">', v) for v in request.POST.getlist("_confirm")
    ]
    return mark_safe("".join(hidden))


@register.filter
def money(value: Any) -> str:
    """1234.5 → 1,234.50"""
    return plain(value, "money")


@register.filter
def quantity(value: Any) -> str:
    """12.000 → 12"""
    return plain(value, "quantity")


@register.filter
def cost(value: Any) -> str:
    """A cost per unit with four places."""
    return plain(value, "cost")


@register.filter
def percent(value: Any) -> str:
    """0.05 → 5 %"""
    return plain(value, "rate")


@register.filter
def moment(value: Any) -> SafeString:
    """A time that the page turns into 刚刚 or 6 分钟前, with the exact time on hover."""
    if not value:
        return mark_safe("")
    text = plain(value, "datetime")
    return format_html('<time datetime="{}" title="{}" data-relative>{}</time>', value.isoformat(), text, text)


@register.filter
def may(actor: Actor | None, permission: str) -> bool:
    """Whether the actor holds a right."""
    return bool(actor and actor.may(permission))


@register.filter
def is_short(op: Any) -> bool:
    """Whether an operation's form fits a dialog."""
    return forms.is_short(op.command)


@register.filter
def item(mapping: Any, key: Any) -> Any:
    """mapping[key], or None."""
    return mapping.get(key) if hasattr(mapping, "get") else None


@register.simple_tag
def chart(options: dict[str, Any], name: str) -> SafeString:
    """A chart: its options as JSON for charts.js."""
    text = json.dumps(options, ensure_ascii=False).replace("<", "\\u003c")
    return format_html(
        '<div class="chart" data-chart="{}"></div><script type="application/json" id="{}">{}</script>',
        name,
        name,
        mark_safe(text),
    )


@register.simple_tag
def state_mark(row: Any) -> SafeString:
    """The state of a row, in its colour."""
    machine = machine_of(type(row))
    state = machine.states[getattr(row, machine.field)] if machine else None
    return format_html('<span class="state state-{}">{}</span>', state.colour, state.title) if state else SafeString("")
