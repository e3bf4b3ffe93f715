"""What the database refuses about frozen months: they are never changed."""

from chehang.core.guards import AppendOnly

GUARDS = [AppendOnly("insight.FrozenMonth"), AppendOnly("insight.FrozenFigure")]
