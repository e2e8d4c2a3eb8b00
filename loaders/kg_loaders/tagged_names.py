"""Tagged names: the names that spaCy's entity recognizer finds, decided for many texts at a time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Moves", "QuickRecognizer", "Recognizer", "tag_quickly"]

_RECOGNIZER: Final = "ner"
_OURS: Final = "kg_names"
_FREE, _ALONE, _OUTSIDE = 0, 1, 2
"""Where no name is open: a name may begin, only a name of one word may stand, or none."""
_NONE: Final = -1

_Numbers = NDArray[np.int32]


class Moves(Protocol):
    """What is asked of a recognizer's moves."""

    n_moves: int

    def get_class_name(self, number: int) -> str:
        """Return the move's name: "B-ORG", "O"."""


class Recognizer(Protocol):
    """What is asked of spaCy's entity recognizer."""

    cfg: dict[str, Any]
    model: Any
    moves: Moves

    def __call__(self, doc: "Doc") -> "Doc":
        """Set the names in place."""


class _Steps(Protocol):
    """What spaCy's model for one batch holds: from features to a state, from there to the moves' scores."""

    state2vec: Any
    vec2scores: Any


class QuickRecognizer:
    """What spaCy's greedy entity recognizer decides, with its own weights, one step of all texts at a time.

    The recognizer moves over a text word by word: a name begins here, goes on, ends, stands alone, or there is
    none. spaCy asks of each of its moves whether it is allowed, which takes two thirds of the time; which ones
    are depends on no more than the open name and whether the sentence goes on, so that here it is a table.
    ``fits`` is false for recognizers of another make, which must stay.
    """

    def __init__(self, recognizer: Recognizer) -> None:
        self._recognizer = recognizer
        attrs, moves = recognizer.model.attrs, recognizer.moves
        names: list[str] = [moves.get_class_name(i) for i in range(moves.n_moves)]
        self._kinds = [name[:1] for name in names]
        self._labels = [name[2:] for name in names]
        self.fits = bool(
            recognizer.cfg.get("beam_width") == 1
            and attrs.get("has_upper")
            and not attrs.get("unseen_classes")
            and set(self._kinds) <= set("BILUO")
        )
        self._numbers = {label: n for n, label in enumerate(sorted(set(self._labels) - {""}))}
        self._label_of = np.array([self._numbers.get(label, _NONE) for label in self._labels], dtype=np.int32)
        self._kind_of = np.array(self._kinds)
        self._allowed = np.array(list(self._rows()))

    def _rows(self) -> Iterator[list[bool]]:
        """Yield which moves are allowed: where no name is open, then for each label within and at the end."""
        for kinds in ("BUO", "UO", "O"):
            yield [k in kinds and (k == "O" or bool(x)) for k, x in zip(self._kinds, self._labels, strict=True)]
        for label in self._numbers:
            for kinds in ("IL", "L"):
                yield [k in kinds and x == label for k, x in zip(self._kinds, self._labels, strict=True)]

    def __call__(self, doc: "Doc") -> "Doc":
        """Set the names of one text."""
        return next(self.pipe((doc,)))

    def pipe(self, docs: Iterable["Doc"], *, batch_size: int = 128) -> Iterator["Doc"]:
        """Set the names of each text, in order; texts that have names already go to spaCy's recognizer."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            for doc in batch:
                if doc.has_annotation("ENT_IOB"):
                    self._recognizer(doc)
            self._tag(
                sorted((d for d in batch if len(d) and not d.has_annotation("ENT_IOB")), key=len, reverse=True)
            )
            yield from batch

    def _tag(self, docs: Sequence["Doc"]) -> None:
        """Set the names of texts, the longest first."""
        if not docs:
            return
        from spacy.tokens import Span

        steps: _Steps = self._recognizer.model.predict(docs)
        lengths = np.array([len(doc) for doc in docs])
        offsets = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int32)
        goes_on, spaces = _read(docs)
        opened, label = np.full(len(docs), _NONE, np.int32), np.full(len(docs), _NONE, np.int32)
        found: list[list[Span]] = [[] for _ in docs]
        for at in range(int(lengths[0])):
            count = int(np.searchsorted(-lengths, -at))  # texts that reach so far
            here, start, kind = offsets[:count] + at, opened[:count], label[:count]
            move = self._best(steps, here, start, self._state(kind, goes_on[here], spaces[here]))
            does, labels = self._kind_of[move], self._label_of[move]
            for n in np.flatnonzero((does == "L") | (does == "U")).tolist():
                first = int(start[n] - offsets[n]) if does[n] == "L" else at
                found[n].append(Span(docs[n], first, at + 1, label=self._labels[move[n]]))
            begins = does == "B"
            start[begins], kind[begins] = here[begins], labels[begins]
            ends = does == "L"
            start[ends] = kind[ends] = _NONE
        for doc, names in zip(docs, found, strict=True):
            doc.set_ents(names, default="outside")

    @staticmethod
    def _state(label: _Numbers, goes_on: NDArray[np.bool_], space: NDArray[np.bool_]) -> NDArray[Any]:
        """Return the rows of the table that hold for each text."""
        free = np.where(space, _OUTSIDE, np.where(goes_on, _FREE, _ALONE))
        return np.where(label == _NONE, free, 3 + 2 * label + ~goes_on)

    def _best(self, steps: _Steps, here: _Numbers, start: _Numbers, state: NDArray[Any]) -> NDArray[Any]:
        """Return the allowed move of the highest score for each text.

        The features are those of spaCy's recognizer: the word, the first word of the open name, and its last.
        """
        inside = start != _NONE
        ids = np.stack([here, start, np.where(inside, here - 1, _NONE)], axis=1).astype(np.int32)
        scores = steps.vec2scores.predict(steps.state2vec.predict(ids))
        best: NDArray[Any] = np.where(self._allowed[state], scores, -np.inf).argmax(axis=1)
        return best


def _read(docs: Sequence["Doc"]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return of each word whether its sentence goes on after it, and whether it is white space."""
    goes_on: list[NDArray[np.bool_]] = []
    spaces: list[NDArray[np.bool_]] = []
    for doc in docs:
        read: Any = doc.to_array(["SENT_START", "IS_SPACE"])
        follows = np.zeros(len(doc), np.bool_)
        follows[:-1] = read[1:, 0] != 1
        goes_on.append(follows)
        spaces.append(read[:, 1] == 1)
    return np.concatenate(goes_on), np.concatenate(spaces)


def tag_quickly(nlp: "Language") -> None:
    """Put a quick recognizer in the place of the pipeline's; the names stay the same.

    A pipeline without a recognizer, or with one that searches in another way, stays as it is.
    """
    if _RECOGNIZER not in nlp.pipe_names:
        return
    own: Any = nlp.get_pipe(_RECOGNIZER)
    recognizer = QuickRecognizer(own)
    if recognizer.fits:
        from spacy.language import Language

        Language.factory(_OURS, func=lambda nlp, name: recognizer)
        nlp.add_pipe(_OURS, after=_RECOGNIZER)
        nlp.disable_pipe(_RECOGNIZER)
