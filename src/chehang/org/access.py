"""Everybody sees how one is reached oneself; who looks after the messages sees all."""

from chehang.core.access import Scope, add_scopes

add_scopes(Scope("core.Reach", ("administrator", "general_manager"), own=("employee_id",)))
