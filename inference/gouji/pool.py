"""A function over many items in several processes: in order, in bounded memory, and through the death of a worker."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import count, islice
from typing import TYPE_CHECKING, Generic, TypeVar

from gouji.errors import GoujiError

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

LARGEST_CHUNK = 32
"""Items handed to a worker at a time: at some milliseconds an item the cost of handing over is below 1 %."""

CHUNKS_A_WORKER = 2
"""Chunks under way for each worker: one at work, one waiting, so that no worker idles."""

T = TypeVar("T")
R = TypeVar("R")


def workers_to_count(workers: int) -> int:
    """Count of processes: `workers` itself, or every core this process may use for 0. Raises ValueError below 0."""
    if workers < 0:
        raise ValueError(f"workers must be 0 (all cores) or more, not {workers}")
    if workers > 0:
        return workers
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_in_processes(
    function: Callable[[T], R], items: Iterable[T], *, workers: int, lost: Callable[[T], R]
) -> Iterator[R]:
    """`function(item)` for every item, in the order of `items`; function, items and results must be picklable.

    At most CHUNKS_A_WORKER * workers chunks of LARGEST_CHUNK items are held at a time. When a worker dies (killed, out
    of memory, a crash in native code), the items it may have held are run again one by one in a process of their own;
    an item that kills this one as well gives `lost(item)`. What `function` raises is raised here. Raises GoujiError
    when no worker process can be started.
    """
    chain = _Chain(function, workers, lost)
    try:
        for chunk in _items_to_chunks(items, workers):
            chain.submit(chunk)
            while chain.is_full():
                yield from chain.take()
        while chain.pending:
            yield from chain.take()
    finally:
        chain.pool.shutdown(wait=True, cancel_futures=True)


class _Chain(Generic[T, R]):
    """The chunks under way, oldest first. A future that is None stands for a chunk to be run one by one."""

    def __init__(self, function: Callable[[T], R], workers: int, lost: Callable[[T], R]) -> None:
        self.function = function
        self.workers = workers
        self.lost = lost
        self.pending: deque[tuple[list[T], Future[list[R]] | None]] = deque()
        self.pool = _start_pool(workers)

    def is_full(self) -> bool:
        return len(self.pending) >= CHUNKS_A_WORKER * self.workers

    def submit(self, chunk: list[T]) -> None:
        try:
            future = self.pool.submit(_run_chunk, self.function, chunk)
        except BrokenProcessPool:
            self._recover()
            future = self.pool.submit(_run_chunk, self.function, chunk)
        self.pending.append((chunk, future))

    def take(self) -> Iterator[R]:
        """The results of the oldest chunk."""
        chunk, future = self.pending[0]
        try:
            results = None if future is None else future.result()
        except BrokenProcessPool:
            self._recover()
            results = None
        self.pending.popleft()
        yield from _run_singly(self.function, chunk, self.lost) if results is None else results

    def _recover(self) -> None:
        """Start a new pool; mark every chunk that went down with the old one."""
        self.pool.shutdown(wait=True, cancel_futures=True)
        for _ in range(len(self.pending)):
            chunk, future = self.pending.popleft()
            survived = future is not None and not future.cancelled() and _is_whole(future)
            self.pending.append((chunk, future if survived else None))
        self.pool = _start_pool(self.workers)


def _is_whole(future: Future[list[R]]) -> bool:
    return not isinstance(future.exception(), BrokenProcessPool)


def _items_to_chunks(items: Iterable[T], workers: int) -> Iterator[list[T]]:
    """Chunks that start with one item and grow, so that a short list is spread over all workers as well."""
    iterator = iter(items)
    for number in count():
        chunk = list(islice(iterator, min(LARGEST_CHUNK, 1 + number // workers)))
        if not chunk:
            return
        yield chunk


def _run_chunk(function: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [function(item) for item in chunk]


def _run_singly(function: Callable[[T], R], chunk: list[T], lost: Callable[[T], R]) -> Iterator[R]:
    """Each item by itself in a process that may die with it, never in this one."""
    pool = _start_pool(1)
    try:
        for item in chunk:
            try:
                result = pool.submit(function, item).result()
            except BrokenProcessPool:
                result = lost(item)
                pool.shutdown(wait=True, cancel_futures=True)
                pool = _start_pool(1)
            yield result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def collect_rarely() -> None:
    """Let the garbage collector run once in some hundred documents, for processes that do nothing but extract.

    It spent an eighth of the time going through forms, models and kept results, which stay; a document leaves hardly
    anything that only the collector can free.
    """
    gc.set_threshold(20_000, 20, 20)


def _start_pool(workers: int) -> ProcessPoolExecutor:
    """A pool that has shown it can start a process: without this proof every item would look like a killer."""
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=prepare_worker)
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool as error:
        pool.shutdown()
        raise GoujiError(
            "worker processes cannot be started; use workers=1, or call this from a script file "
            "under `if __name__ == '__main__':`"
        ) from error
    return pool


def prepare_worker() -> None:
    """Leave an interrupt to the parent, which ends the pool; end with the parent should that be killed."""
    import signal

    collect_rarely()
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_leave_after, args=(parent,), daemon=True).start()


def _leave_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
