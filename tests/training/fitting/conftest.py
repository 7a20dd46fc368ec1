"""A few made-up documents and a network fitted to them, for all tests of this folder."""

from __future__ import annotations

import pytest
from sklearn.neural_network import MLPClassifier

from gouji_training.fitting import Rows, Settings, fit_network, records_to_rows
from gouji_training.records import Record
from gouji_training.synthesise import synthesise_records


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Quick to fit."""
    return Settings(hidden=8, epochs=2)


@pytest.fixture(scope="session")
def records() -> list[Record]:
    return list(synthesise_records(3, 29))


@pytest.fixture(scope="session")
def rows(records: list[Record]) -> Rows:
    return records_to_rows(records)


@pytest.fixture(scope="session")
def network(rows: Rows, settings: Settings) -> MLPClassifier:
    return fit_network(rows.matrix, rows.labels, settings)
