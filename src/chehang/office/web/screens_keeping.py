"""The page of retention and the lists of destruction."""

from django.utils.translation import gettext_lazy as _

from chehang.core.screens import Action, Column, Page, Panel, Screen, register

WHO = ("hr_manager", "finance_manager", "general_manager", "administrator")

register(
    Page("office.keeping", _("Retention"), "/office/keeping/", "administration", posts=WHO, order=90),
    Screen(
        "office.destructions",
        _("Lists of destruction"),
        "office.Destruction",
        menu="administration",
        posts=(*WHO, "auditor"),
        order=91,
        columns=(
            Column("number", _("Number")),
            Column("state", _("State"), "state"),
            Column("kind_title", _("Kind of record")),
            Column("before", _("Dated before"), "date"),
            Column("months", _("Kept for months"), "number"),
            Column("rows", _("Records"), "number"),
            Column("asked_by.name", _("Asked by")),
            Column("asked_at", _("Asked"), "datetime"),
            Column("decided_by.name", _("Destroyed or kept by")),
            Column("decided_at", _("Decided"), "datetime"),
            Column("reason", _("Reason")),
            Column("digest", _("Digest of the list"), hidden=True),
        ),
        search=("number", "reason", "digest"),
        filters=("state", "asked_at"),
        actions=(
            Action("office.destroy_records", ("asked",), main=True),
            Action("office.refuse_destruction", ("asked",)),
        ),
        panels=(
            Panel(
                _("On the list"),
                (
                    Column("what", _("Record")),
                    Column("object_id", _("Number")),
                    Column("dated", _("Date"), "date"),
                    Column("done", _("Destroyed"), "flag"),
                    Column("digest", _("Digest")),
                ),
                lambda made, actor: made.items.order_by("id")[:200],
            ),
        ),
        document="office.destruction",
        empty=_("Nothing was destroyed. The page Retention says what is due."),
    ),
)
