"""Labelled documents: one schema for annotated and made-up ones, read, checked, written and exchanged."""

from gouji_training.records.checking import record_to_fault, record_to_faults
from gouji_training.records.collection import Fault, records_to_faults
from gouji_training.records.files import files_to_reading, read_records, write_records
from gouji_training.records.record import SPLITS, Gold, GoldCell, LineLabel, Record, Split
from gouji_training.records.shape import json_to_record, record_to_json

__all__ = [
    "SPLITS",
    "Fault",
    "Gold",
    "GoldCell",
    "LineLabel",
    "Record",
    "Split",
    "files_to_reading",
    "json_to_record",
    "read_records",
    "record_to_fault",
    "record_to_faults",
    "record_to_json",
    "records_to_faults",
    "write_records",
]
