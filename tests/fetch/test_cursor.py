"""Long lists in slices, and how far they came."""

from __future__ import annotations

from pathlib import Path

from flows.fetch.cursor import Cursors, remember
from flows.fetch.store import RawStore
from flows.fetch.web import address
from flows.rejected import Reject

LIST = [address(f"https://example.org/{number}") for number in range(10)]


def take(store: RawStore, failed: dict[int, str] | None = None, at_most: int | None = 4, key: str = "list") -> list[int]:
    """One run: the numbers that it asks for; `failed` ones end as a reject of that check."""
    cursors = Cursors(store, at_most)
    taken = [int(entry.uri.rpartition("/")[2]) for entry in cursors.slice(key, LIST) if not isinstance(entry, OSError)]
    remember(store, cursors.reached([Reject("fetch", check, "", source_uri=LIST[number].uri) for number, check in (failed or {}).items()]))
    return taken


def test_each_run_takes_the_next_slice(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    assert [take(store) for _ in range(4)] == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9], []]
    assert take(store, key="another") == [0, 1, 2, 3]


def test_without_a_limit_everything_is_taken_and_nothing_remembered(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    assert take(store, at_most=None) == take(store, at_most=None) == list(range(10))


def test_where_the_host_fails_the_slice_ends(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    assert take(store, {1: "server_error", 2: "server_error", 3: "host_down"}) == [0, 1, 2, 3]
    assert take(store) == [1, 2, 3, 4]


def test_a_document_that_fails_by_itself_is_passed_over(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    take(store, {1: "server_error", 3: "not_found"})
    assert take(store) == [4, 5, 6, 7]


def test_a_run_that_is_not_committed_moves_nothing(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    Cursors(store, 4).slice("list", LIST)
    assert take(store) == [0, 1, 2, 3]
