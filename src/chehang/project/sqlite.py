"""How SQLite is opened: nothing acknowledged is lost in a power cut, and writers queue instead of failing.

WAL with ``synchronous=NORMAL`` loses acknowledged postings when the power goes; WAL with FULL does not.
"""

SQLITE_PRAGMAS = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}

SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        " PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456; PRAGMA cache_size=-65536;"
    ),
}
