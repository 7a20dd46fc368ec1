"""A network to the confidences of cells: as the last step of a training, or anew for a model that is there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from gouji.classifying.model import load_model
from gouji_training.corpora.recipe import Recipe, facts_to_recipe, recipe_to_held_out
from gouji_training.errors import TrainingError
from gouji_training.evaluating.judging import Reader, records_to_judged
from gouji_training.fitting.card import facts_to_card
from gouji_training.fitting.confidences import calibration_to_facts, counts_to_calibration, scores_to_counts
from gouji_training.fitting.export import meta_to_facts, write_model
from gouji_training.fitting.held import recipe_to_documents

Say = Callable[[str], None]


def recalibrate_model(model: Path, output: Path, mine: Sequence[Path], *, processes: int, say: Say) -> None:
    """Write the model in `model` to `output`, which may be the same folder, with confidences counted again.

    The network and all else that was learned stay as they are. `mine` are the user's own records that the model was
    trained with. Raises ModelError when the model cannot be used, AnnotationError for a record that breaks the schema,
    TrainingError when `mine` are others than those it was trained with.
    """
    meta = load_model(model).meta
    if "recipe" not in meta:
        raise TrainingError(f"{model}: does not say what it was trained on; train it again")
    recipe = facts_to_recipe(meta["recipe"])
    if [path.name for path in mine] != [path.name for path in recipe.mine]:
        wanted = " ".join(path.name for path in recipe.mine) or "none"
        raise TrainingError(f"{model}: was trained with other --annotations: {wanted}; give the same")
    recipe = replace(recipe, mine=tuple(mine))
    graph = (model / "model.onnx").read_bytes()
    facts = meta_to_facts(meta)
    with tempfile.TemporaryDirectory(prefix="gouji-calibrate-") as cache:
        facts |= graph_to_confidences(graph, facts, recipe, cache=Path(cache), processes=processes, say=say)
    write_model(output, graph, name=output.name, facts=facts, card=facts_to_card(output.name, facts))
    say(f"{output}: written")


def graph_to_confidences(
    graph: bytes, facts: dict[str, Any], recipe: Recipe, *, cache: Path, processes: int, say: Say
) -> dict[str, Any]:
    """What trusted cells are worth, for meta.json; `facts` are those that it has beside that, `cache` is a folder for
    what is written on the way.
    """
    documents = recipe_to_documents(recipe, recipe_to_held_out(recipe, cache))
    # confidences weigh in where wrong cells are searched for: old ones must not bear on new ones
    bare = {key: value for key, value in facts.items() if key not in ("confidences", "calibration")}
    write_model(cache / "uncalibrated", graph, name="uncalibrated", facts=bare, card="")
    (judged,) = records_to_judged(documents.records(), [Reader(cache / "uncalibrated")], processes=processes)
    calibration = counts_to_calibration(scores_to_counts([document.score for document in judged]))
    kinds = [counted for key, counted in calibration.counts.items() if "/" not in key]
    cells = sum(counted.cells for counted in kinds)
    say(f"confidences: {cells} trusted cells, {cells - sum(c.right for c in kinds)} wrong")
    return calibration_to_facts(calibration, documents.counts(), documents.seed)
