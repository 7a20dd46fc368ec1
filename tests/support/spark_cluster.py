"""A standalone Spark cluster on this machine, and jobs handed to it as a person would."""

from __future__ import annotations

import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
"""Options of Java for processes that live for seconds."""

PATIENCE = 120
"""Seconds until a process that has not come up is given up."""


def spark_environment() -> dict[str, str]:
    """The environment of every process of Spark: this interpreter, this checkout, this machine only."""
    own = {
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT / "inference"),
        "SPARK_HOME": str(_spark_home()),
        "SPARK_LOCAL_IP": HOST,
        "SPARK_DAEMON_JAVA_OPTS": QUICK_START,
    }
    return os.environ | own


def _spark_home() -> Path:
    spec = importlib.util.find_spec("pyspark")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def submit(script: Path, *arguments: object, master: str, settings: Mapping[str, object]) -> None:
    """Run `script` with spark-submit to its end; raises AssertionError with what it said when it fails."""
    environment = spark_environment()
    settings = {
        "spark.ui.enabled": "false",
        "spark.executorEnv.PYTHONPATH": environment["PYTHONPATH"],
        "spark.driver.extraJavaOptions": QUICK_START,
        "spark.executor.extraJavaOptions": QUICK_START,
        "spark.scheduler.minRegisteredResourcesRatio": 1.0,
        "spark.scheduler.maxRegisteredResourcesWaitingTime": f"{PATIENCE}s",
        **settings,
    }
    command = [f"{environment['SPARK_HOME']}/bin/spark-submit", "--master", master]
    for name, value in settings.items():
        command += ["--conf", f"{name}={value}"]
    command += [str(script), *map(str, arguments)]
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=5 * PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr[-5000:]


@contextmanager
def standalone_cluster(folder: Path, *, workers: int) -> Iterator[str]:
    """The address of a master with `workers` workers of one core each; all end with the block."""
    port, page = _free_port(), _free_port()
    master = f"spark://{HOST}:{port}"
    with ExitStack() as stack:
        stack.enter_context(
            _running("master.Master", "--host", HOST, "--port", port, "--webui-port", page, folder=folder)
        )
        _wait_for_workers(page, 0)
        for number in range(workers):
            options = ["--host", HOST, "--cores", 1, "--memory", "1g", "--webui-port", _free_port()]
            work = folder / f"work-{number}"
            stack.enter_context(_running("worker.Worker", *options, "--work-dir", work, master, folder=folder))
        _wait_for_workers(page, workers)
        yield master


@contextmanager
def _running(name: str, *arguments: object, folder: Path) -> Iterator[None]:
    environment = spark_environment()
    command = [f"{environment['SPARK_HOME']}/bin/spark-class", f"org.apache.spark.deploy.{name}"]
    with (folder / f"{name}.log").open("ab") as log:
        process = subprocess.Popen([*command, *map(str, arguments)], env=environment, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for_workers(page: int, count: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{page}/json/", timeout=5) as answer:
                if json.load(answer)["aliveworkers"] >= count:
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"no master with {count} workers after {PATIENCE} seconds")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    return port
