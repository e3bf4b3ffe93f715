"""What the database refuses about reports: what was signed stands."""

from chehang.core.guards import AppendOnly, FrozenWhen, Refuse

_SIGNED = "(SELECT p.state FROM insight_reportpack p WHERE p.id = {row}.pack_id) = 'signed'"
_OPEN = "EXISTS (SELECT 1 FROM insight_packline l WHERE l.pack_id = NEW.id AND l.told AND l.comment = '')"

GUARDS = [
    AppendOnly("insight.PackNote"),
    AppendOnly("insight.PackPart"),
    FrozenWhen("insight.ReportPack", when="OLD.state = 'signed'"),
    Refuse("insight_packline_signed_insert", "insight.PackLine", "INSERT", _SIGNED.format(row="NEW")),
    Refuse("insight_packline_signed_update", "insight.PackLine", "UPDATE", _SIGNED.format(row="OLD")),
    Refuse("insight_packline_signed_delete", "insight.PackLine", "DELETE", _SIGNED.format(row="OLD")),
    Refuse("insight_packnote_signed", "insight.PackNote", "INSERT", f"NOT {_SIGNED.format(row='NEW')}"),
    # What left its band is explained before anybody signs.
    Refuse("insight_pack_explained", "insight.ReportPack", "UPDATE", f"OLD.state = 'draft' AND NEW.state = 'signed' AND {_OPEN}"),
]  # fmt: skip
