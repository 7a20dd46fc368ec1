"""The model card: what the model is, what it was trained on, how right it is, how to make it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from typing import Any

from gouji.classifying.features import FEATURE_NAMES
from gouji.classifying.labels import LABELS
from gouji_training.fitting.card_confidences import calibration_to_text
from gouji_training.fitting.card_table import rows_to_table

Figures = Mapping[str, Any]
"""Scores as `Scores.to_json` gives them."""

_SHOWN = LABELS[:-1]


def facts_to_card(name: str, facts: Mapping[str, Any]) -> str:
    """Write README.md of a model folder from the facts that meta.json holds as well."""
    scores = facts["scores"]
    labels = ", ".join(f"`{label}`" for label in LABELS)
    parts = [
        f"# {name}: line classifier",
        f"Tells for each line of a flattened report whether it is {labels}. `blank` is decided by rule (nothing but "
        "separators), the others by the network.",
        _network(facts),
        _data(facts),
        "## Figures\n\nAll on non-blank lines. Macro F1 is the mean F1 of the labels that occur. Networks for "
        "layouts left out are fitted to every third document.",
        _held_out(scores),
        *_left_out(scores),
        *_words(scores),
        *_curve(scores),
        _probabilities(facts["line_calibration"]),
        *_costs(facts),
        calibration_to_text(facts),
        _LIMITS,
        _again(name, facts),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


_LIMITS = (
    "## Limits\n\n"
    "Made-up documents share one vocabulary of labels and prose between training and test: they measure layouts, not "
    "wordings. Forms other than the two shipped ones are only represented by statistics tables from before 2019. "
    "Reviewed documents named relaid re-create published layouts with their printed labels, so figures on those very "
    "reports are not independent. Errors on dev documents and on real reports led to a few kinds of made-up line "
    "(headings that run into their sentence, fields that repeat the title, bookmarks, titles of attached tables): the "
    "figures on reviewed documents are slightly favourable."
)


def _network(facts: Mapping[str, Any]) -> str:
    settings, parity = facts["settings"], facts["parity"]
    return (
        "## Network\n\n"
        f"Hashed character 1-3-grams ({facts['buckets']} rows) and {len(FEATURE_NAMES)} dense features (cells, "
        "shape, neighbouring lines; no separators, no position), one hidden layer of "
        f"{settings['hidden']} rectified units, softmax. Fitted by scikit-learn's MLPClassifier ({settings['epochs']} "
        f"epochs, batches of {settings['batch']}), exported as Gather, ReduceSum and Gemm; greatest difference of "
        f"probabilities to scikit-learn on {parity['lines']} lines: {parity['greatest']:.1e}."
    )


def _data(facts: Mapping[str, Any]) -> str:
    recipe = facts["recipe"]
    rows = [
        (
            name,
            data["documents"],
            _splits(data["splits"]),
            data["families"],
            data["lines"],
            f"`{data['fingerprint'][:16]}`",
        )
        for name, data in facts["data"].items()
    ]
    head = ("corpus", "documents", "splits", "families", "lines", "fingerprint")
    return "\n\n".join(
        (
            "## Data",
            "Fitted to split train only; reviewed documents (annotated, mine) count "
            f"{recipe['weight']} times. Made-up ones: seed {recipe['seed']}; none is of a layout family that a shipped "
            "document of split dev or test is of. Fingerprints are sha256 over the records.",
            rows_to_table(head, rows),
        )
    )


def _splits(splits: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in splits.items())


def _held_out(scores: Mapping[str, Any]) -> str:
    named = {name: score for name, score in scores.items() if name == "test" or name.endswith(("_dev", "_test"))}
    if not named:
        return "### Documents held out\n\nNone were given: how right this model is was not measured."
    told = "No document of their layout families was in training, unless a user's own record is of the same one."
    parts = ["### Documents held out", told, _by_label(named)]
    if "test" in named:
        parts += ["Confusion on split test (lines: true label, columns: taken for):", _confusion(named["test"])]
    return "\n\n".join(parts)


def _left_out(scores: Mapping[str, Any]) -> Iterable[str]:
    if scores.get("left_out"):
        yield "### Groups of layouts left out as a whole\n\n" + _by_label(scores["left_out"])
    if scores.get("left_out_flatteners"):
        yield "### Real extractors left out, one at a time\n\n" + _by_label(scores["left_out_flatteners"])
    if "iid" in scores:
        yield "### Layouts that are known, every tenth document left out\n\n" + _by_label({"iid": scores["iid"]})


def _words(scores: Mapping[str, Any]) -> Iterable[str]:
    if not scores.get("words"):
        return
    pairs = [
        (group, scores["left_out"][group]["macro_f1"], score["macro_f1"]) for group, score in scores["words"].items()
    ]
    gain = sum(new - old for _, old, new in pairs) / len(pairs)
    rows = [(group, f"{old:.4f}", f"{new:.4f}") for group, old, new in pairs]
    yield (
        "### Segmented words (jieba) as extra features, layout group left out\n\n"
        f"{rows_to_table(('', 'without', 'with'), rows)}\n\nMean gain {gain:+.4f}; the runtime does without them."
    )


def _curve(scores: Mapping[str, Any]) -> Iterable[str]:
    if scores.get("learning_curve"):
        points = scores["learning_curve"]
        rows = [(p["documents"], f"{p['macro_f1']:.4f}", f"{p['cells_right']:.4f}") for p in points]
        yield (
            "### More documents\n\nFitted to so many documents, scored on split test: lines, and cells right.\n\n"
            + rows_to_table(("documents", "macro F1", "cells right"), rows)
        )


def _probabilities(facts: Mapping[str, Any]) -> str:
    """What temperature scaling did."""
    rows = [
        (split, facts[split]["lines"], f"{facts[split]['ece_before']:.4f}", f"{facts[split]['ece_after']:.4f}")
        for split in ("dev", "test")
        if split in facts
    ]
    told = f"Logits are divided by {facts['temperature']:.3f}, which split dev calls for; the graph has it built in."
    table = rows_to_table(("split", "lines", "calibration error before", "after"), rows) if rows else ""
    return "\n\n".join(part for part in ("### Probabilities of labels", told, table) if part)


def _costs(facts: Mapping[str, Any]) -> Iterable[str]:
    """What learning the decoder's costs earned on layouts kept back."""
    if "costs_learned" not in facts:
        return
    report = facts["costs_learned"]
    held = report["held_out"]
    rows = [
        (name, *(held[key][count] for count in ("rows", "wrong_rows", "labels", "found", "false")))
        for name, key in (("set by hand", "hand_set"), ("learned", "learned"))
    ]
    told = (
        f"Learned from {report['documents']} documents of split train in {report['layouts']} layouts. For the figures "
        f"{len(held['layouts'])} layouts, {held['documents']} documents, were kept back."
    )
    head = ("costs", "rows of values", "under a wrong label", "labels", "found", "read where none is")
    yield "\n\n".join(("## Costs of the decoder", told, rows_to_table(head, rows)))


def _again(name: str, facts: Mapping[str, Any]) -> str:
    versions = ", ".join(f"{key} {value}" for key, value in facts["versions"].items())
    return (
        f"## Make it again\n\n    {_recipe_to_command(name, facts)}\n\nTwice the same bytes on one platform; versions: "
        f"{versions}. The confidences alone, with the same network and costs:\n\n"
        f"    {_recipe_to_recalibration(name, facts['recipe'])}"
    )


def _recipe_to_command(name: str, facts: Mapping[str, Any]) -> str:
    """What to type for the same model: only names of files, so that the card is the same wherever it was made."""
    recipe = facts["recipe"]
    words = ["gouji", "train", "--output", name, *_annotations(recipe)]
    words += [] if recipe["base"] else ["--no-base"]
    words += ["--without", *recipe["without"]] if recipe["without"] else []
    words += [f"--documents={recipe['documents']}", f"--seed={recipe['seed']}", f"--weight={recipe['weight']}"]
    return shlex.join([*words, *([] if "left_out" in facts["scores"] else ["--quick"])])


def _recipe_to_recalibration(name: str, recipe: Mapping[str, Any]) -> str:
    words = ["gouji", "train", "--only", "confidences", "--model", name, "--output", name]
    return shlex.join([*words, *_annotations(recipe)])


def _annotations(recipe: Mapping[str, Any]) -> list[str]:
    return ["--annotations", *recipe["mine"]] if recipe["mine"] else []


def _by_label(scores: Mapping[str, Figures]) -> str:
    rows = []
    for name, score in scores.items():
        f1 = (f"{score['labels'][label]['f1']:.3f}" if label in score["labels"] else "" for label in _SHOWN)
        rows.append((name, score["lines"], f"{score['accuracy']:.4f}", f"{score['macro_f1']:.4f}", *f1))
    return rows_to_table(("", "lines", "accuracy", "macro F1", *_SHOWN), rows)


def _confusion(score: Figures) -> str:
    rows = [(label, *score["confusion"][number][: len(_SHOWN)]) for number, label in enumerate(_SHOWN)]
    return rows_to_table(("", *_SHOWN), rows)
