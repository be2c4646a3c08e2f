"""A fetch that is killed again and again: it goes on where it was, asks for nothing twice, and the store stays whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from flows.fetch import RawStore
from flows.fetch.verify import verify
from tests.conftest import ROOT
from tests.fetch.service import Service, serving

KILLS = 20
DOCUMENTS = 600
PROGRAM = """
import sys
from flows.fetch import FetchLog, RawStore, fetch_all
from flows.fetch.cursor import Cursors
from flows.fetch.kinds import sources_of
from flows.settings import Settings
template, folder, run_id, last = sys.argv[1:]
settings = Settings(document_service_url=template, document_service_type="txt", allow_private_hosts=True, requests_per_second=1000, connections_per_host=4)
store = RawStore(folder)
print("ready", flush=True)
rows, rejects = fetch_all(sources_of([f"symbols:A/78/1..{last}"], settings, Cursors(store, None)), store, FetchLog(store, run_id))
print(len(rows), len(rejects))
"""


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path: Path) -> None:
    chance = random.Random(20)
    with serving(Service(lambda symbol, language: f"Letter {symbol} ".encode() * 500)) as service:
        complete: dict[str, float] = {}  # symbol → when it was found complete, in the server's time
        for kill in range(KILLS + 1):
            command = [sys.executable, "-c", PROGRAM, service.template, str(tmp_path), f"run-{kill:02}", str(DOCUMENTS)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
                assert process.stdout
                assert process.stdout.readline() == "ready\n"
                if kill < KILLS:
                    time.sleep(chance.uniform(0.05, 0.4))
                    process.kill()
                else:
                    assert process.stdout.read().split() == [str(DOCUMENTS), "0"]
            store = RawStore(tmp_path)
            now = time.monotonic() - service.started
            for sha256, _ in store.hashes():
                complete.setdefault(store.get(sha256).decode().split()[1], now)
        assert len(complete) == DOCUMENTS
        late = [sent for sent in service.documents_sent() if sent.began > complete[sent.path.rpartition("/doc/en/")[2].upper()]]
        assert not late
        assert max(Counter(sent.path for sent in service.documents_sent()).values()) <= 2  # one of them was cut by a kill
        found = verify(RawStore(tmp_path))
        assert (found.n_files, found.damaged, found.missing) == (DOCUMENTS, [], [])
