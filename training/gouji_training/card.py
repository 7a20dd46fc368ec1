"""The model card: what the model is, what it was trained on, how right it is, how to make it again."""

from __future__ import annotations

from typing import Any

from gouji.classifying.labels import LABELS

Figures = dict[str, Any]
"""Scores as `Scores.to_json` gives them."""


def facts_to_card(name: str, facts: dict[str, Any], command: str) -> str:
    """Write README.md of a model folder from the facts that meta.json holds as well."""
    scores = facts["scores"]
    parts = [
        f"# {name}: line classifier\n",
        "Tells for each line of a flattened report whether it is "
        + ", ".join(f"`{label}`" for label in LABELS)
        + ". `blank` is decided by rule (nothing but separators), the others by the network.\n",
        _network(facts),
        _data(facts["data"]),
        "## Figures\n\nAll on non-blank lines. Macro F1 is the mean F1 of the labels that occur.\n",
        _overview(scores),
        "### Whole groups of layouts left out (synthetic documents)\n",
        _by_label({group: scores["left_out"][group] for group in scores["left_out"]}),
        "### Annotated documents\n",
        "`annotated_held_out`: no document of these families, and no synthetic one of the layouts of the same name, "
        "was in the training of the network scored. `annotated_shipped`: the shipped network, which never saw these "
        "documents but knows their layouts from synthesis.\n",
        _by_label({key: scores[key] for key in ("annotated_held_out", "annotated_shipped")}),
        "Confusion, families held out (lines: true label, columns: taken for):\n",
        _confusion(scores["annotated_held_out"]),
        _words(scores),
        _limits(),
        f"## Make it again\n\n    {command}\n\nTwice the same bytes on one platform; versions: "
        + ", ".join(f"{key} {value}" for key, value in facts["versions"].items())
        + ".\n",
    ]
    return "\n".join(parts)


def _network(facts: dict[str, Any]) -> str:
    settings = facts["settings"]
    return (
        "## Network\n\n"
        f"Hashed character 1-3-grams ({facts['buckets']} rows) and {len(facts['features'])} dense features (cells, "
        "shape, neighbouring lines; no separators, no position), one hidden layer of "
        f"{settings['hidden']} rectified units, softmax. Fitted by scikit-learn's MLPClassifier ({settings['epochs']} "
        f"epochs, batches of {settings['batch']}), exported as Gather, ReduceSum and Gemm; greatest difference of "
        f"probabilities to scikit-learn on {facts['parity']['lines']} lines: {facts['parity']['greatest']:.1e}.\n"
    )


def _data(data: dict[str, Any]) -> str:
    return (
        "## Data\n\n"
        f"- synthetic: seed {data['seed']}, {data['documents']} documents in {data['layouts']} layouts, "
        f"{data['lines']} non-blank lines, sha256 `{data['digest'][:16]}`\n"
        f"- annotated: {data['annotated']} documents ({data['annotated_train']} in split train, each counted "
        f"{data['weight']} times), sha256 `{data['annotated_digest'][:16]}`\n"
    )


def _overview(scores: dict[str, Any]) -> str:
    left_out = scores["left_out"].values()
    single = {
        "held-out documents, layouts known": scores["iid"],
        "annotated, families held out": scores["annotated_held_out"],
        "annotated test and dev, shipped": scores["annotated_shipped"],
    }
    mean = sum(score["macro_f1"] for score in left_out) / len(left_out)
    worst = min(left_out, key=lambda score: float(score["macro_f1"]))
    rows = [(name, score["macro_f1"], score["lines"]) for name, score in single.items()]
    rows.append(("layout groups left out, mean", mean, sum(score["lines"] for score in left_out)))
    rows.append(("layout groups left out, worst", worst["macro_f1"], worst["lines"]))
    lines = [f"| {name} | {value:.4f} | {count} |" for name, value, count in rows]
    return "\n".join(["| | macro F1 | lines |", "|---|---|---|", *lines, ""])


def _by_label(scores: dict[str, Figures]) -> str:
    shown = LABELS[:-1]
    lines = [f"| | lines | accuracy | macro F1 | {' | '.join(shown)} |", "|---" * (len(shown) + 4) + "|"]
    for name, score in scores.items():
        cells = [f"{score['labels'][label]['f1']:.3f}" if label in score["labels"] else "" for label in shown]
        head = f"| {name} | {score['lines']} | {score['accuracy']:.4f} | {score['macro_f1']:.4f} | "
        lines.append(head + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def _confusion(score: Figures) -> str:
    shown = LABELS[:-1]
    lines = [f"| | {' | '.join(shown)} |", "|---" * (len(shown) + 1) + "|"]
    for number, label in enumerate(shown):
        lines.append(f"| {label} | " + " | ".join(str(n) for n in score["confusion"][number][: len(shown)]) + " |")
    return "\n".join([*lines, ""])


def _words(scores: dict[str, Any]) -> str:
    lines = ["### Segmented words (jieba) as extra features, layout group left out\n"]
    lines += ["| | without | with |", "|---|---|---|"]
    for group, score in scores["words"].items():
        lines.append(f"| {group} | {scores['left_out'][group]['macro_f1']:.4f} | {score['macro_f1']:.4f} |")
    mean = [scores["left_out"][group]["macro_f1"] for group in scores["words"]]
    gain = sum(score["macro_f1"] for score in scores["words"].values()) / len(mean) - sum(mean) / len(mean)
    return "\n".join([*lines, "", f"Mean gain {gain:+.4f}; the runtime does without them.\n"])


def _limits() -> str:
    return (
        "## Limits\n\n"
        "The synthetic figures share one vocabulary of labels and prose between training and test: they measure "
        "layouts, not wordings. Pieces of torn labels (企业, 公开数量) are known mostly by their neighbours. "
        "Forms other than the two shipped ones are only represented by statistics tables from before 2019. Documents "
        "named relaid re-create published layouts with their printed labels, so figures on those very reports are not "
        "independent. Errors on dev documents and on real reports led to a few kinds of synthetic line (headings that "
        "run into their sentence, fields that repeat the title, bookmarks, titles of attached tables): the annotated "
        "figures are slightly favourable.\n"
    )
