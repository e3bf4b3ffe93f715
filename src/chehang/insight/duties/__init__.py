"""The duties of the posts: their texts, what proves them, how they stand; and the share that showing them has in one."""

from chehang.core.duties import Share, perform

perform(Share("HR2", pages=("insight.duties",), covers=("duty_texts",)))

from . import shares  # noqa: F401  what insight itself performs
