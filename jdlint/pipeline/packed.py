"""The packed file: the trained components of a pipeline, their numbers halved to 16 bits, and nothing else.

A spaCy folder also holds the string store with every word seen in training, lookup tables and settings for
training; none of it is needed to run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import srsly  # type: ignore[import-untyped]  # spaCy's serialiser, which ships without types

from jdlint.pipeline.numpy_products import use_numpy_products

if TYPE_CHECKING:
    from spacy.language import Language

FORMAT = 1
NOT_PACKED = ("vocab", "tokenizer")

# Per component: `config` as spaCy's factory takes it, its `network`, and all other `fields` it saves.
Trained = dict[str, dict[str, Any]]


def write(nlp: Language, path: Path) -> None:
    """Pack all components of a trained pipeline into one file.

    Raises:
        OSError: the file cannot be written.
    """
    trained: Trained = {}
    whole = srsly.msgpack_loads(nlp.to_bytes(exclude=NOT_PACKED))
    for name in nlp.pipe_names:
        fields = srsly.msgpack_loads(whole[name])
        network = _with_parameters_as(srsly.msgpack_loads(fields.pop("model")), "float16")
        trained[name] = {"config": _factory_config(nlp, name), "fields": fields, "network": network}
    path.write_bytes(srsly.msgpack_dumps({"format": FORMAT, "trained": trained}))


def read(path: Path) -> Trained:
    """Read a packed file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not a packed pipeline of this format.
    """
    try:
        content = srsly.msgpack_loads(path.read_bytes())
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path} is not a packed pipeline: {error}") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ValueError(f"{path} is not a packed pipeline of format {FORMAT}")
    trained: Trained = content["trained"]
    return trained


def add(trained: Trained, nlp: Language) -> None:
    """Add the packed components to the end of a pipeline and give them their parameters."""
    for name, component in trained.items():
        nlp.add_pipe(name, config=component["config"], validate=False)
    fields = {name: srsly.msgpack_dumps(component["fields"]) for name, component in trained.items()}
    nlp.from_bytes(srsly.msgpack_dumps(fields), exclude=NOT_PACKED)
    for name, component in trained.items():
        pipe: Any = nlp.get_pipe(name)
        pipe.model.from_dict(_with_parameters_as(component["network"], "float32"))
        use_numpy_products(pipe.model)
        for label in getattr(pipe, "labels", ()):  # the tagger looks its labels up as strings
            nlp.vocab.strings.add(label)


def _factory_config(nlp: Language, name: str) -> dict[str, Any]:
    return {key: value for key, value in nlp.config["components"][name].items() if key != "factory"}


def _with_parameters_as(model: dict[str, Any], number_type: str) -> dict[str, Any]:
    """The serialised network with its parameters as another type of number."""
    parameters = [
        {name: None if array is None else array.astype(number_type) for name, array in layer.items()}
        for layer in model["params"]
    ]
    return {**model, "params": parameters}
