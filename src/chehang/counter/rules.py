"""What the store promises and forbids at the counter. Data."""

from datetime import timedelta

# A customer may bring goods back this long after they were handed over (store policy); a part's own shorter deadline
# counts first, and the parts manager may allow longer.
RETURN_WITHIN = timedelta(days=7)
