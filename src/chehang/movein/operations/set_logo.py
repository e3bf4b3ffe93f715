"""The store's logo on its print-outs."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.files import path_of
from chehang.core.images import check_upload
from chehang.core.operation import Done, operation
from chehang.core.types import Command, Kept
from chehang.org.models import Store

LARGEST = 300_000  # bytes: it is a part of every print-out


class SetLogo(Command):
    """A picture (PNG or JPEG) of at most 300 kB; empty: print-outs bear the name alone."""

    logo: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$", title="Logo"), Kept("photo")] = ""


@operation("movein.set_logo", title=_("Set the logo"), posts=("administrator",))
def set_logo(cmd: SetLogo, ctx: Context) -> Done:
    """The logo stands at the head of every document from now on. Refused for what is no picture or too large."""
    if cmd.logo:
        path = path_of(cmd.logo)
        if not path.exists():
            raise Refused("file.unknown", _("This file is not here. Please upload it again."), field="logo")
        content = path.read_bytes()
        if check_upload(content, "logo").kind not in ("png", "jpeg"):
            raise Refused("logo.kind", _("A logo is a PNG or JPEG picture."), field="logo")
        if len(content) > LARGEST:
            raise Refused(
                "logo.large",
                _("This picture has %(size)s kB; save it with at most 300 kB."),
                field="logo",
                size=len(content) // 1000,
            )
    store = Store.objects.select_for_update().get(pk=ctx.store_id)
    if store.logo != cmd.logo:
        before, store.logo = store.logo, cmd.logo
        store.save(update_fields=["logo"])
        ctx.changed(store, {"logo": before}, {"logo": cmd.logo})
    return Done(id=store.pk, number=store.code)
