"""Tiles with pictures."""

from typing import Any

from django.db.models import QuerySet

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.images import MEDIA_TYPES, PICTURES
from chehang.core.models import Attachment
from chehang.core.screens import Screen
from chehang.core.states import machine_of
from chehang.core.views import Gallery
from chehang.core.web.cells import Painter

MOST = 60


def shown(view: Gallery, screen: Screen, rows: QuerySet[Any], actor: Actor) -> dict[str, Any]:
    """The rows in the order of the list, each with its last picture, or with an empty frame. Two queries."""
    found = list(rows.order_by(*screen.ordering)[: MOST + 1])
    pictures = access.rows(Attachment, actor).filter(
        document=screen.document,
        object_id__in=[row.pk for row in found[:MOST]],
        media_type__in=[MEDIA_TYPES[kind] for kind in PICTURES],
    )
    last = {row.object_id: row for row in pictures.order_by("id")}
    paint, machine = Painter(view.card).cells, machine_of(screen.model_class)
    tiles = [
        {
            "url": f"{screen.url}{row.pk}/",
            "picture": last.get(row.pk),
            "cells": paint(row),
            "colour": machine.states[getattr(row, machine.field)].colour if machine else "",
        }
        for row in found[:MOST]
    ]
    return {"tiles": tiles, "too_many": MOST if len(found) > MOST else 0}
