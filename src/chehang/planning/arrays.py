"""Names of the array types: ``Floats`` for months × parts or one value a part, and their companions."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
