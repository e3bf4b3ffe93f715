"""A disk that loses what was not yet made safe when the power goes.

A process that registers this file system writes as always, and beside it a diary of every write, truncation and sync of
its database. From the diary ``after_cut`` makes the disk as a power cut at any moment may leave it: what was synced is
there; of what was written since, any part may be, in any order and torn in the middle, at the sectors of the disk
(SQLite's own account of what it assumes: https://www.sqlite.org/atomiccommit.html, sections 2 and 3).
"""

import _sqlite3
import ctypes as c
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

SECTOR = 512
KINDS = {0x100: "", 0x80000: "-wal"}  # SQLITE_OPEN_MAIN_DB and SQLITE_OPEN_WAL, and the ends of their names
File = c.c_void_p

OPEN = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, File, c.c_int, c.c_void_p)
WRITE = c.CFUNCTYPE(c.c_int, File, c.c_void_p, c.c_int, c.c_int64)
TRUNCATE = c.CFUNCTYPE(c.c_int, File, c.c_int64)
SYNC = c.CFUNCTYPE(c.c_int, File, c.c_int)


class Vfs(c.Structure):
    """``sqlite3_vfs``, of which only the way to open files is ours."""

    _fields_ = [
        ("version", c.c_int), ("file_size", c.c_int), ("longest_path", c.c_int), ("next", c.c_void_p),
        ("name", c.c_char_p), ("data", c.c_void_p), ("open", OPEN), ("others", c.c_void_p * 14),
    ]  # fmt: skip


class Methods(c.Structure):
    """``sqlite3_io_methods``, of which writing, cutting short and syncing are ours."""

    _fields_ = [
        ("version", c.c_int), ("close", c.c_void_p), ("read", c.c_void_p), ("write", WRITE), ("truncate", TRUNCATE),
        ("sync", SYNC), ("others", c.c_void_p * 13),
    ]  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One entry of the diary: "write", "truncate", "sync" of the file with that end, or "said" to the customer."""

    what: str
    file: str = ""
    at: int = 0
    data: bytes = b""


class Diary:
    """Watches this process's database from the moment it is made; keep it as long as the process lives."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._files: dict[int, str] = {}
        self._kept: list[Any] = []
        library = c.CDLL(_sqlite3.__file__)  # the very SQLite that Python speaks to
        library.sqlite3_vfs_find.restype = c.POINTER(Vfs)
        real = library.sqlite3_vfs_find(None)
        ours = Vfs.from_buffer_copy(real.contents)
        ours.name, ours.open = b"power", OPEN(self._opening(real))
        self._kept += [library, real, ours]
        if library.sqlite3_vfs_register(c.byref(ours), 1):
            raise RuntimeError("SQLite does not take the file system")

    def said(self, number: int) -> None:
        """From here on the world relies on what this process has told it."""
        self.events.append(Event("said", at=number))

    def _opening(self, real: Any) -> Callable[..., int]:
        def opened(_vfs: int, name: int, file: int, flags: int, out: int) -> int:
            failed: int = real.contents.open(c.cast(real, c.c_void_p), name, file, flags, out)
            end = next((end for kind, end in KINDS.items() if flags & kind), None)
            if not failed and end is not None:
                self._files[file] = end
                place = c.cast(file, c.POINTER(c.POINTER(Methods)))
                place[0] = c.pointer(self._watched(place[0].contents))
            return failed

        return opened

    def _watched(self, real: Methods) -> Methods:
        def write(file: int, data: int, length: int, at: int) -> int:
            self.events.append(Event("write", self._files[file], at, c.string_at(data, length)))
            return int(real.write(file, data, length, at))

        def truncate(file: int, size: int) -> int:
            self.events.append(Event("truncate", self._files[file], size))
            return int(real.truncate(file, size))

        def sync(file: int, flags: int) -> int:
            failed = int(real.sync(file, flags))
            self.events.append(Event("sync", self._files[file]))
            return failed

        ours = Methods.from_buffer_copy(real)
        ours.write, ours.truncate, ours.sync = WRITE(write), TRUNCATE(truncate), SYNC(sync)
        self._kept += [real, ours]
        return ours


@dataclass
class _Disk:
    """A file: what is safe, and what was done to it since."""

    safe: bytearray
    since: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        for event in self.since:
            _apply(self.safe, event, 0, len(event.data))
        self.since.clear()

    def after_cut(self, luck: random.Random) -> bytes:
        """Any part of what was not synced may have reached the disk, in any order."""
        left, luckily = bytearray(self.safe), luck.random()
        for event in luck.sample(self.since, len(self.since)):
            if luck.random() >= luckily:
                continue
            sectors = len(event.data) // SECTOR
            torn = (
                sorted(luck.randint(0, sectors) * SECTOR for _ in range(2)) if sectors and luck.random() < 0.3 else None
            )
            _apply(left, event, *(torn or (0, len(event.data))))
        return bytes(left)


def _apply(content: bytearray, event: Event, start: int, end: int) -> None:
    if event.what == "truncate":
        del content[event.at :]
        content.extend(bytes(event.at - len(content)))
        return
    at = event.at + start
    content.extend(bytes(max(0, at - len(content))))
    content[at : event.at + end] = event.data[start:end]


def after_cuts(
    before: dict[str, bytes], events: list[Event], cuts: list[int], luck: random.Random
) -> Iterator[tuple[dict[str, bytes], int]]:
    """For each cut (a place in the diary, ascending) the files as they may be found, by the ends of their names, and
    the last number that had been said."""
    disks = {end: _Disk(bytearray(content)) for end, content in before.items()}
    said, done = 0, 0
    for cut in cuts:
        for event in events[done:cut]:
            if event.what == "said":
                said = event.at
            elif event.what == "sync":
                disks[event.file].sync()
            else:
                disks[event.file].since.append(event)
        done = cut
        yield {end: disk.after_cut(luck) for end, disk in disks.items()}, said
