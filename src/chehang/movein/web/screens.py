"""The pages of moving in."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Link, Menu, Page, Screen, register

from ..operations.bring_file import WHO

register(
    Menu("movein", _("Moving in"), 87, ("administrator",)),
    Page("movein.steps", _("First steps"), "/movein/", "movein", posts=WHO, order=0),
    Page("movein.data", _("Opening data"), "/movein/data/", "movein", posts=WHO, order=1),
    Page(
        "movein.closing",
        _("Closing the opening"),
        "/movein/closing/",
        "movein",
        posts=("finance_manager", "general_manager", "accountant"),
        order=3,
    ),
    Screen(
        "movein.files",
        _("Opening files"),
        "movein.OpeningFile",
        menu="movein",
        order=2,
        posts=WHO,
        columns=(
            Column("name", _("File")),
            Column("get_kind_display", _("Kind of data")),
            Column("state", _("State"), "state"),
            Column("rows", _("Rows"), "number"),
            Column("amount", _("Amount"), "money"),
            Column("brought_by.name", _("Imported by")),
            Column("brought_at", _("Imported at"), "datetime"),
            Column("entered_by.name", _("Entered by")),
            Column("entered_at", _("Entered at"), "datetime"),
        ),
        search=("name", "sha256"),
        filters=("kind", "state"),
        actions=(Action("movein.drop_file", ("brought",)),),
        links=(Link(_("Look and enter"), "/movein/look/{id}/", ("brought",), "movein.bring_file", main=True),),
        document="movein.file",
        empty=_("No opening data yet. Start with a template of the page Opening data."),
    ),
    Screen(
        "movein.openings",
        _("Opening data"),
        "movein.Opening",
        menu="movein",
        order=4,
        posts=("finance_manager", "general_manager", "accountant", "auditor"),
        columns=(
            Column("day", _("Opening day"), "date"),
            Column("state", _("State"), "state"),
            Column("begun_by.name", _("Begun by")),
            Column("asked_by.name", _("Asked by")),
            Column("asked_at", _("Asked"), "datetime"),
            Column("closed_by.name", _("Closed by")),
            Column("closed_at", _("Closed"), "datetime"),
        ),
        search=("state",),
        document="movein.opening",
        empty=_("The opening has not begun."),
    ),
)
