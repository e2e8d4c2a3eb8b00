"""What is read off a settled tree is read once, and never shared between readers."""

from kg_loaders.parse import load_model
from kg_loaders.settled import once, settle, unsettle


def _doc():
    return load_model()("Chad and Mali rejected the truce.")


def test_a_settled_tree_is_read_once():
    asked = []

    @once
    def lefts(token):
        asked.append(token.i)
        return [t.i for t in token.lefts]

    doc = _doc()
    assert lefts(doc[3]) == lefts(doc[3])
    assert asked == [3, 3]
    settle(doc)
    first = lefts(doc[3])
    first.append(99)
    assert lefts(doc[3]) == first[:-1]
    assert asked == [3, 3, 3]
    unsettle(doc)
    lefts(doc[3])
    assert asked == [3, 3, 3, 3]


def test_nothing_found_is_remembered_too():
    asked = []

    @once
    def nothing(token):
        asked.append(token.i)

    doc = _doc()
    settle(doc)
    assert nothing(doc[0]) is None and nothing(doc[0]) is None
    assert asked == [0]
