"""Runs: any number of documents to a folder of shards, each document exactly once, whatever stops the run.

inputs -> inventory.py   how many they are, and a digest that tells changed ones
       -> shards.py      consecutive inputs in blocks of one size
       -> crew.py        worker processes; one that dies is replaced and its document tried by itself
       -> work.py        one shard to temporary files (in a worker), by sinks.py
       -> folder.py      the files under their names, then a line in the ledger
       -> manifest.py    what the run is, and at the end what came of it
"""

from gouji.runs.limits import Limits
from gouji.runs.run import Means, run_batch
from gouji.runs.settings import RunOptions
from gouji.runs.tally import Tally

__all__ = ["Limits", "Means", "RunOptions", "Tally", "run_batch"]
