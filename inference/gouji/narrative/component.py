"""gouji as a component of a spaCy pipeline: nlp.add_pipe("gouji") gives every Doc its tables.

    import spacy

    nlp = spacy.blank("zh")
    nlp.add_pipe("gouji")
    doc = nlp(text_of_a_report)
    for table in doc._.tables: ...
    for fact in doc._.stated: print(doc.text[slice(*fact.span)])

spaCy finds the factory by its entry point (group spacy_factories) when gouji is installed.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from gouji.narrative.cross_check import cross_check, extractions_to_facts


class GoujiComponent:
    """Sets doc._.tables and doc._.extraction of the first report in the text, doc._.extractions of all of them, and
    with `narrative` doc._.stated: the figures that the prose of the first report states.

    `forms` are ids or files of the forms to read by, none for those that come with gouji; `model` is a model folder.
    Tokens are left alone, so that any tokenizer will do. Offsets count the characters of doc.text. Serialising the
    pipeline keeps the settings; a Doc does not keep what was set, as with all custom attributes that hold objects.
    """

    def __init__(self, *, narrative: bool = True, forms: tuple[str, ...] = (), model: Path | None = None) -> None:
        self.narrative = narrative
        self.forms = forms
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        from gouji.pipeline import document_to_extractions
        from gouji.reading import text_to_document

        document = text_to_document(doc.text, source="<doc>")
        extractions = document_to_extractions(document, model=self.model, forms=self.forms)
        if self.narrative:
            facts = extractions_to_facts(extractions, document, model=self.model, forms=self.forms)
            doc._.stated = facts[0]
            extractions = cross_check(extractions, document, model=self.model, forms=self.forms, facts=facts)
        doc._.extractions = extractions
        doc._.extraction = extractions[0]
        doc._.tables = extractions[0].tables
        return doc


@Language.factory(
    "gouji",
    assigns=["doc._.tables", "doc._.extraction", "doc._.extractions", "doc._.stated"],
    default_config={"narrative": True, "forms": [], "model": None},
)
def make_gouji(nlp: Language, name: str, narrative: bool, forms: list[str], model: str | None) -> GoujiComponent:
    """The factory behind nlp.add_pipe("gouji", config={...}).

    Raises MissingPackageError when `narrative` is asked for and jieba is not installed, at the first document.
    """
    for attribute in ("extraction", "tables", "extractions", "stated"):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=() if attribute != "extraction" else None)
    return GoujiComponent(narrative=narrative, forms=tuple(forms), model=None if model is None else Path(model))
