"""Seals: what a row of a frozen table said when an act last wrote it, kept under the hash of the act's journal row.

The tables follow from the guards (``AppendOnly``, ``FrozenWhen``). Triggers note each row an act writes (``touching``),
``journal.write`` seals them (``keeping``), ``chehang verify`` reads them again (``proving``). A row is sealed through its
whole life, also before it freezes: so its last seal always speaks of its present state, column by column.
"""
