"""A leaf: what a process that reads untrusted bytes gives up before it reads them.

No secret of its parent's environment, no network, no other program, bounds on memory, processor
and core dumps, and an end with its parent. The network is closed by a seccomp filter, which needs
no privilege; where the system has none (`closes_network`), the other bounds hold alone.
"""

from __future__ import annotations

import os
import platform
import struct
import sys
from collections.abc import Mapping

MEGABYTE = 1_000_000
_KEPT = (
    *(
        "PATH",
        "HOME",
        "XDG_CACHE_HOME",
        "LANG",
        "LANGUAGE",
        "TZ",
        "TMPDIR",
        "LD_LIBRARY_PATH",
        "SYSTEMROOT",
        "VIRTUAL_ENV",
    ),
    *("PYTHONPATH", "PYTHONHASHSEED", "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"),
    *(
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "COVERAGE_PROCESS_START",
        "COVERAGE_PROCESS_CONFIG",
    ),
)
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_FILTER_MODE = 2
_SIGKILL = 9

# What is forbidden, by machine: (audit number, system calls). Source: linux/audit.h and the tables
# of system calls of each architecture: socket, connect, accept, accept4, sendto, sendmsg, sendmmsg,
# bind, listen, execve, execveat, ptrace, process_vm_readv, process_vm_writev, io_uring_setup.
_MACHINES = {
    "x86_64": (
        0xC000003E,
        (41, 42, 43, 288, 44, 46, 307, 49, 50, 59, 322, 101, 310, 311, 425),
    ),
    "aarch64": (
        0xC00000B7,
        (198, 203, 202, 242, 206, 211, 269, 200, 201, 221, 281, 117, 270, 271, 425),
    ),
}
_X32 = 0x40000000  # numbers from here on are the same calls in another dress
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # of classic BPF
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000  # refuse: EPERM


def closes_network() -> bool:
    """Whether `seclude` can close the network on this system."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def harmless(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what a child may know of its parent's environment: how to run, and no secret."""
    return {
        name: value
        for name, value in environment.items()
        if name in _KEPT or name.startswith("LC_")
    }


_secluded = False


def is_secluded() -> bool:
    """Whether this process has done so, and may read untrusted bytes itself."""
    return _secluded


def seclude(*, megabytes: int, cpu_seconds: int | None = None) -> None:
    """Give up, in this process and for good, what a reader of untrusted bytes does not need.

    Args:
        megabytes: ceiling of its address space, in 10⁶ bytes.
        cpu_seconds: processor time that it may take from its start; None for a worker whose jobs
            have a clock each.
    """
    global _secluded  # noqa: PLW0603 - a fact about this process, and it stays one
    _secluded = True
    kept = harmless(os.environ)
    os.environ.clear()
    os.environ.update(kept)
    _limit(megabytes * MEGABYTE, cpu_seconds)
    if sys.platform == "linux":
        _close()


def _limit(memory_bytes: int, cpu_seconds: int | None) -> None:
    try:
        import resource  # noqa: PLC0415 - POSIX only; elsewhere the parent's clock alone guards
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if cpu_seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))


def _close() -> None:
    """Forbid sockets, other programs and other processes' memory, on Linux."""
    import ctypes  # noqa: PLC0415 - in a child alone

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if not closes_network():
        return
    program = _program(*_MACHINES[platform.machine()])
    code = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: a short, padding, a pointer
    header = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    )
    libc.prctl(_PR_SET_SECCOMP, _FILTER_MODE, header, 0, 0)


def _program(audit: int, calls: tuple[int, ...]) -> bytes:
    """Return the filter: another architecture is killed, `calls` answer EPERM, others pass."""
    lines = [
        (_LOAD, 0, 0, 4),  # the architecture
        (_EQUAL, 1, 0, audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_AT_LEAST, len(calls) + 1, 0, _X32),
        *((_EQUAL, len(calls) - at, 0, call) for at, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *line) for line in lines)
