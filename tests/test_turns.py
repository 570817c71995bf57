"""Turns with pdfium: one at a time, and nobody waits while another takes turn after turn."""

from __future__ import annotations

import threading
import time

from ingest.turns import pdfium_turn


def test_one_at_a_time() -> None:
    inside, most = 0, 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(50):
            with pdfium_turn():
                inside += 1
                most = max(most, inside)
                time.sleep(0.0002)
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_one_who_waits_is_served_before_the_reader_goes_on() -> None:
    done = threading.Event()
    turns: list[float] = []

    def read_a_folder() -> None:
        while not done.is_set():
            with pdfium_turn():
                turns.append(time.perf_counter())
                time.sleep(0.01)

    reader = threading.Thread(target=read_a_folder)
    reader.start()
    try:
        for _ in range(5):
            time.sleep(0.015)
            asked = time.perf_counter()
            with pdfium_turn():
                got = time.perf_counter()
            assert sum(asked < turn < got for turn in turns) <= 1
    finally:
        done.set()
        reader.join()


def test_a_turn_ends_when_something_goes_wrong() -> None:
    for _ in range(2):
        try:
            with pdfium_turn():
                raise ValueError
        except ValueError:
            pass
