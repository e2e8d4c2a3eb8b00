"""Retouched trees: small slips of the parser, mended one by one after the rest."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg_loaders.complements import CALLING, find_complement
from kg_loaders.converbs import mend_converbs
from kg_loaders.gerund_lists import join_deeds
from kg_loaders.lexicon import lexicon
from kg_loaders.telling import answer, say_too

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["retouch"]

_KIN: Final = frozenset(
    "ally rival foe opponent colleague predecessor successor challenger mentor backer friend".split()
)
_PUNISHING: Final = frozenset("threaten charge slap hit punish menace reward bombard".split())
_CHARGING: Final = frozenset("accuse suspect convict acquit".split())
_CLAUSES: Final = frozenset({"advcl", "ccomp", "relcl"})
_CLAIMING: Final = frozenset(
    "rule say find hold think believe argue claim warn fear insist conclude declare".split()
)
_SINCE: Final = frozenset({"after", "before", "until", "since"})
_GIVING: Final = frozenset(
    "give offer award grant pay send hand show ask teach name call elect appoint deny promise tell inform warn "
    "assure remind convince persuade".split()
)
"""Verbs whose participles may have an object, or a clause with "that"."""
_HAVING: Final = frozenset("have get want see keep make leave find hear need like prefer watch order".split())
_OF_PRESS: Final = frozenset("freedom conference release briefing corps secretary statement".split())
_TAKING: Final = frozenset("strip deprive rob relieve divest".split())
_TALKING: Final = frozenset("discuss negotiate debate".split())
_WANTING: Final = frozenset({"want", "like"})
_RELATIVE: Final = frozenset({"who", "which", "that"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})


def retouch(doc: "Doc") -> None:
    """Mend answers, clauses hung too deep, the state of a town taken for who acts, and who is talked to."""
    mend_converbs(doc)
    for token in doc:
        if token.dep_ == "intj":
            answer(token)
        elif token.tag_ == "VBN" and token.dep_ in _CLAUSES:
            _did(token)
        elif token.dep_ == "acl" and token.tag_ in ("VBN", "VBD") and token.head.dep_ == "pobj":
            _after_he_did(token)
        elif token.dep_ == "advcl" and token.tag_ in ("VBD", "VBZ"):
            _ruled_it_did(token)
        elif token.dep_ == "ccomp" and token.left_edge.lower_ == "who":
            _who_did(token)
        elif token.tag_ == "VBG" and token.dep_ in ("conj", "advcl", "acl"):
            join_deeds(token)
            _after_relative(token)
        elif token.tag_ == "VBD" and token.dep_ == "conj" and token.head.lemma_.lower() in _WANTING:
            _wanted_too(token)
        elif token.dep_ == "conj" and token.tag_ == "VB":
            say_too(token)
        elif token.dep_ in ("nsubj", "nsubjpass") and token.ent_type_ == "GPE":
            _state_of_town(token)
        elif token.pos_ == "VERB" and token.lemma_.lower() in CALLING:
            find_complement(token)
        mend = _MENDS.get(token.lower_)
        if mend is not None:
            mend(token)


def _did(verb: "Token") -> None:
    """Take "ordered" of "after Brown, a judge, ordered that they stay" for a past tense: it has its subject."""
    has_subject = any(c.dep_ == "nsubj" and c.pos_ in _NOUNS for c in verb.lefts)
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _HAVING:
        return  # "to have him arrested"
    if has_subject and not any(c.dep_ in ("aux", "auxpass", "nsubjpass") for c in verb.lefts):
        verb.tag_ = "VBD"


def _after_he_did(verb: "Token") -> None:
    """Take "after Brown, a judge, ordered that they stay" for a clause: a participle has no object of its own."""
    doer, prep = verb.head, verb.head.head
    if prep.lower_ not in _SINCE or doer.pos_ not in _NOUNS or verb.lemma_.lower() in _GIVING:
        return
    said = any(c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.lefts) for c in verb.rights)
    done = said or any(c.dep_ == "dobj" for c in verb.rights)
    if done and verb.doc[verb.left_edge.i - 1].text == "," and not any(c.dep_ == "agent" for c in verb.rights):
        verb.head, verb.dep_, verb.tag_ = prep.head, "advcl", "VBD"
        doer.head, doer.dep_ = verb, "nsubj"
        prep.head, prep.dep_ = verb, "mark"


def _ruled_it_did(verb: "Token") -> None:
    """Give "violated" of "ruled the male-only draft violated the clause" its subject, the object of "ruled"."""
    above = verb.head
    if above.lemma_.lower() not in _CLAIMING or any(c.dep_ in ("mark", "nsubj", "advmod") for c in verb.lefts):
        return
    thing = next((c for c in above.rights if c.dep_ == "dobj"), None)
    if thing is not None and thing.right_edge.i + 1 == verb.left_edge.i:
        thing.head, thing.dep_, verb.dep_ = verb, "nsubj", "ccomp"


def _after_relative(verb: "Token") -> None:
    """Hang "calling it a trick" of "sent a plan, which the union rejected, calling it a trick" on "rejected"."""
    first = verb.left_edge.i
    if verb.dep_ == "conj" or first < 2 or verb.doc[first - 1].text != ",":
        return
    last = verb.doc[first - 2]
    for clause in (last, *last.ancestors):
        if clause.dep_ == "relcl" and verb.head.i < clause.i and not clause.is_ancestor(verb):
            own = [s for s in clause.lefts if s.dep_ == "nsubj" and s.lower_ not in _RELATIVE]
            of_things = any(c.lower_ == "which" and c.dep_ in ("dobj", "pobj") for c in clause.lefts)
            if own and of_things:
                verb.head, verb.dep_ = clause, "advcl"
            return


def _wanted_too(deed: "Token") -> None:
    """Take "shut out" of "want the troops gone and the party shut out" for a participle: it is wanted too."""
    wanted = [c for c in deed.head.rights if c.dep_ == "ccomp" and c.i < deed.i]
    has_thing = any(c.dep_ == "nsubj" and c.pos_ == "NOUN" for c in deed.lefts)
    done_to = any(c.dep_ in ("dobj", "ccomp", "aux") and c.lower_ != "home" for c in deed.children)
    if wanted and has_thing and not done_to and wanted[-1].tag_ in ("VB", "VBN", "VBD"):
        deed.tag_, deed.dep_ = "VBN", "ccomp"
        for home in [c for c in deed.rights if c.dep_ == "dobj"]:
            home.dep_ = "advmod"


def _who_did(verb: "Token") -> None:
    """Hang "who led the union" of "Brown spoke, who led the union" on Brown."""
    first = verb.left_edge.i
    if verb.head.lemma_.lower() in lexicon("en").classes["speech_verbs"]:
        return  # "Brown asked, who did it?"
    people = [s for s in verb.head.lefts if s.dep_ == "nsubj" and s.pos_ == "PROPN"]
    if people and first > verb.head.i and verb.doc[first - 1].text == "," and verb.left_edge.head.i == verb.i:
        verb.head, verb.dep_ = people[0], "relcl"


def _state_of_town(state: "Token") -> None:
    """Give "At a school in Newtown, Connecticut, the Senate rejected it" its subject."""
    doc, first = state.doc, state.left_edge.i
    town = doc[first - 2] if first > 1 and doc[first - 1].text == "," else state
    if town.ent_type_ != "GPE" or town.dep_ != "pobj":
        return
    for body in [c for c in state.rights if c.dep_ == "appos" and c.pos_ in _NOUNS]:
        begins = body.left_edge
        if begins.lower_ == "the" and doc[begins.i - 1].text == ",":
            body.head, body.dep_ = state.head, state.dep_
            for mark in [c for c in state.rights if c.i == begins.i - 1]:
                mark.head = body.head
            state.head, state.dep_ = town, "appos"
            return


def _talked_with(prep: "Token") -> None:
    """Hang "with Ada Brown" of "discussed a change of the border with Ada Brown" on the verb."""
    if prep.dep_ != "prep" or prep.head.pos_ not in _NOUNS:
        return
    _threatened_with(prep)
    named = any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in prep.rights)
    top = prep.head
    while named and top.dep_ in ("pobj", "prep") and top.head.i < top.i:
        top = top.head
    if named and top.dep_ == "dobj" and top.i != prep.head.i and top.head.lemma_.lower() in _TALKING:
        prep.head = top.head


def _away_from(prep: "Token") -> None:
    """Hang "from the treaty" of "walked away from the treaty" on the verb."""
    away = prep.head
    if prep.dep_ != "prep" or away.lower_ != "away":
        return
    named = any(c.dep_ == "pobj" for c in prep.rights)
    if named and away.dep_ == "advmod" and away.head.lemma_.lower() == "walk" and away.head.i == away.i - 1:
        prep.head = away.head


def _named_ally(noun: "Token") -> None:
    """Take "ally" of "backs ally President Juan Diaz" for a title of who is named beside it."""
    if noun.tag_ != "NN" or noun.dep_ not in ("dobj", "pobj"):
        return
    name = next((c for c in noun.head.rights if c.pos_ == "PROPN" and c.left_edge.i == noun.i + 1), None)
    if name is not None and name.dep_ in ("npadvmod", "dobj", "appos", "oprd", "dep") and not any(noun.rights):
        name.head, name.dep_ = noun.head, noun.dep_
        for word in list(noun.lefts):
            word.head = name
        noun.head, noun.dep_ = name, "compound"


def _second_that(mark: "Token") -> None:
    """Join "and that they fled" to what is claimed before it: "over claims that they shot, and that they fled"."""
    clause, above, doc = mark.head, mark.head.head, mark.doc
    if mark.dep_ != "mark" or clause.dep_ != "conj":
        return
    begins = doc[mark.i - 1] if mark.i else mark
    if begins.dep_ != "cc" or above.dep_ != "ROOT" or any(c.lower_ == "that" for c in above.lefts):
        return
    before = [t for t in doc[above.i : mark.i] if t.lower_ == "that" and t.dep_ == "mark" and t.i != mark.i]
    if before and before[-1].head.i < mark.i and before[-1].head.dep_ in ("acl", "ccomp", "relcl"):
        clause.head = before[-1].head
        if begins.head.i == above.i:
            begins.head = before[-1].head


def _threatened_with(prep: "Token") -> None:
    """Hang "with death" of "threatened suspects with death" on the verb."""
    whom = prep.head
    if whom.dep_ in ("dobj", "nsubjpass") and whom.head.i < whom.i and whom.head.lemma_.lower() in _PUNISHING:
        prep.head = whom.head


def _by_doing(prep: "Token") -> None:
    """Hang "by leaving" of "while Chad hurt Mali by leaving, Togo stayed" on the verb before it."""
    if prep.dep_ != "prep" or prep.head.i < prep.i:
        return
    before = [c for c in prep.head.lefts if c.dep_ == "advcl" and c.i < prep.i]
    if before and any(c.dep_ == "pcomp" for c in prep.rights):
        clause = before[-1]
        if not any(t.text in (",", ";") for t in prep.doc[clause.i : prep.i]):
            prep.head = clause


def _in_order(order: "Token") -> None:
    """Take "order" of "met in order to talk" for no thing that they met in."""
    after = order.doc[order.i + 1 : order.i + 2].text
    if order.dep_ == "pobj" and order.nbor(-1).lower_ == "in" and after in ("to", "that"):
        order.dep_ = "fixed"


def _press_noun(press: "Token") -> None:
    """Take "press" of "the rule of law, press freedom and order" for a noun."""
    thing = press.doc[press.i + 1] if press.i + 1 < len(press.doc) else press
    if press.pos_ == "VERB" and thing.lower_ in _OF_PRESS and thing.head.i == press.i and not any(press.lefts):
        thing.head, thing.dep_ = press.head, press.dep_
        press.head, press.dep_, press.tag_, press.pos_ = thing, "compound", "NN", "NOUN"


def _accused_of(prep: "Token") -> None:
    """Hang "of killing them" of "accused the president and members of his tribe of killing them" on the verb."""
    whom = prep.head
    plain = any(c.dep_ == "pobj" and c.pos_ == "NOUN" for c in prep.rights)
    if plain and prep.dep_ == "prep" and whom.dep_ == "dobj" and whom.head.lemma_.lower() in _TAKING:
        prep.head = whom.head  # "strip lawmakers of their posts"
        return
    if prep.dep_ != "prep" or not any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in prep.rights):
        return
    verb = next((t for t in prep.ancestors if t.pos_ == "VERB"), None)
    if verb is not None and verb.lemma_.lower() in _CHARGING and verb.i < prep.i:
        prep.head = verb


_MENDS: Final[dict[str, Callable[["Token"], None]]] = {
    "by": _by_doing,
    "from": _away_from,
    "of": _accused_of,
    "order": _in_order,
    "press": _press_noun,
    "that": _second_that,
    "with": _talked_with,
    **dict.fromkeys(_KIN, _named_ally),
}
"""What is mended at a word."""
