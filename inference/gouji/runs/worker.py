"""A worker process: takes tasks, tells which document it is at, answers."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection

from gouji.errors import GoujiError
from gouji.pool import prepare_worker
from gouji.runs.limits import is_out_of_memory, limit_memory
from gouji.runs.messages import Begun, Broken, GaveUp, Ready, Report, ShardWritten, Task, Tried, TryAlone
from gouji.runs.quarantine import Quarantined, failure_to_quarantined
from gouji.runs.trying import OutOfMemory, prepare, readable_to_result
from gouji.runs.work import Job, block_to_result


def work(connection: Connection, job: Job) -> None:
    """Body of the process: it ends when the other side closes the connection, with its parent, or having given up."""
    prepare_worker()
    limit_memory(job.mebibytes)
    try:
        connection.send(Ready())
        report: Report = Ready()
        while not isinstance(report, GaveUp):
            report = _task_to_report(connection.recv(), job, connection)
            connection.send(report)
    except (EOFError, OSError):
        return  # the run has ended


def _task_to_report(task: Task, job: Job, connection: Connection) -> Report:
    try:
        if isinstance(task, TryAlone):
            prepare(job.extract)
            connection.send(Begun(0))
            return Tried(readable_to_result(task.item, job.extract))
        prepare(job.extract)
        return ShardWritten(block_to_result(task.block, job, settled=task.settled, begin=_teller(connection)))
    except GoujiError as error:
        return Broken(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, the run is told and tries the document by itself
        if isinstance(error, OutOfMemory) or is_out_of_memory(error):
            reason = f"needs more memory than the limit of {job.mebibytes} MiB; split it, or raise --max-memory"
            return GaveUp(Quarantined("memory", reason))
        return GaveUp(failure_to_quarantined(error))


def _teller(connection: Connection) -> Callable[[int | None], None]:
    return lambda place: connection.send(Begun(place))
