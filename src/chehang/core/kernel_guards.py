"""What the database refuses in the kernel's own tables."""

from .guards import AppendOnly, Guard, Refuse

GUARDS: list[Guard] = [
    AppendOnly("core.Journal"),
    AppendOnly("core.Transition"),
    AppendOnly("core.Signature"),
    AppendOnly("core.Approval"),
    AppendOnly("core.Attachment"),
    AppendOnly("core.PrintRecord"),
    AppendOnly("core.Parameter"),
    Refuse("core_journalhead_forward", "core.JournalHead", "UPDATE", "NEW.seq < OLD.seq OR NEW.seq > OLD.seq + 1"),
    Refuse("core_journalhead_kept", "core.JournalHead", "DELETE", "1 = 1"),
    Refuse("core_numberseries_forward", "core.NumberSeries", "UPDATE", "NEW.last <> OLD.last + 1"),
    Refuse("core_numberseries_kept", "core.NumberSeries", "DELETE", "1 = 1"),
]
