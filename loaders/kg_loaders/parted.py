"""Parted clauses: subjects and verbs that the parser took apart at "it was", an aside or a participle."""

from typing import TYPE_CHECKING, Final

from kg_loaders.days import DATED, led_by_name, set_day_apart, when_not_whose
from kg_loaders.labels import SUBJECTS, TENSED
from kg_loaders.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["tell_apart"]

_NAMING = ("PROPN", "NOUN")
_MANY, _ONE = frozenset({"were", "have", "are"}), frozenset({"was", "has", "is"})
_REGARDING = frozenset("describe praise dismiss condemn denounce hail regard view see reject criticize".split())
_TAKING = _REGARDING - {"see", "view"} | frozenset(
    "welcome oppose back endorse support approve sign veto block criticise applaud uphold overturn annul suspend "
    "repeal abandon adopt ratify scrap lift defend reopen".split()
)
_HAVE = frozenset({"has", "have", "had"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
_ASKING = frozenset("warn urge ask tell order press implore beg instruct invite advise remind exhort".split())
_OPENING = frozenset("after before by while having since upon on".split())
_PREPOSITIONS = frozenset({"on", "in", "to", "against"})
_BESIDE: Final = {
    "to": frozenset("halt end stop".split()),
    "against": frozenset(
        "manifesto petition resolution motion complaint lawsuit suit case campaign protest demonstration rally "
        "march strike sanction measure charge appeal offensive attack assault war vote ban".split()
    ),
}
"""What a preposition belongs to, rather than to the verb before it."""


def _speaking() -> frozenset[str]:
    return lexicon("en").classes["speech_verbs"]


def tell_apart(token: "Token") -> bool:
    """Tell what was joined apart, and join what was parted; tell whether the token's clause was mended."""
    label = token.dep_
    if label == "prep":
        return (
            _regarded_as(token)
            if token.lower_ == "as"
            else token.lower_ in _PREPOSITIONS and (when_not_whose(token) or _goes_with_noun(token))
        )
    if label == "ccomp":
        return (token.head.lemma_ == "be" and _cleft(token)) or _having_said(token) or _thing_done(token)
    if label == "appos":
        return led_by_name(token) or (token.head.pos_ in _NAMING and _two_names(token))
    if label == "conj":
        return token.head.dep_ == "pobj" and token.pos_ in _NAMING and led_by_name(token)
    if label == "relcl":
        return _of_outer(token)
    if label == "dobj":
        return token.i < token.head.i and token.head.dep_ == "parataxis" and _spoken_first(token)
    if label == "oprd":
        return token.pos_ == "PROPN" and _named(token) if token.tag_ not in ("VB", "NN") else _thing_of(token)
    if label == "advmod":
        return token.pos_ == "PROPN" and led_by_name(token)
    if label == "acl":
        return token.tag_ == "VBD" and _according(token)
    if label == "npadvmod":
        return set_day_apart(token) if token.lower_ in DATED else led_by_name(token)
    if label == "advcl":
        if token.tag_ == "VB":
            return _asked_later(token)
        return _having_said(token) or (token.tag_ == "VBD" and _had_done(token))
    if label == "xcomp":
        return token.tag_ in TENSED and _quoted_on(token)
    if label == "amod":
        return token.tag_ == "VBN" and _helped(token)
    return token.lower_ in DATED and set_day_apart(token)


def _cleft(verb: "Token") -> bool:
    """ "It was Chad that rejected it": Chad did, where "it was not" leaves open who did."""
    be = verb.head
    relative = next((c for c in verb.lefts if c.lower_ in _RELATIVE), None)
    if relative is None or relative.dep_ not in ("nsubj", "nsubjpass", "dobj") or relative.i != verb.left_edge.i:
        return False
    who = next((c for c in be.rights if c.dep_ in ("attr", "acomp") and c.i < verb.i), None)
    it = next((c for c in be.lefts if c.dep_ in ("nsubj", "expl")), None)
    denied = any(c.dep_ == "neg" for c in be.children)
    if who is None or it is None or it.lower_ != "it" or denied or who.pos_ not in ("PROPN", "NOUN"):
        return False
    if who.right_edge.i + 1 != relative.i:
        return False
    verb.head, verb.dep_, who.dep_ = who, "relcl", "attr"
    return True


def _helped(verb: "Token") -> bool:
    """ "Chad has since suspended imports": a participle with a subject of its own is the verb of its clause."""
    noun = verb.head
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "since" else noun.head
    if noun.dep_ in ("dobj", "pobj") and above.lower_ in _HAVE:
        return _since(verb, noun, above)
    led = any(c.dep_ == "nsubj" for c in verb.lefts) and any(c.dep_ == "aux" for c in verb.lefts)
    if not led or noun.i < verb.i or any(c.dep_ in SUBJECTS for c in noun.children):
        return False
    verb.head, verb.dep_, verb.pos_ = noun.head if noun.head.i != noun.i else verb, noun.dep_, "VERB"
    for child in [
        c for c in noun.children if c.dep_ in ("punct", "cc", "conj", "advcl") or c.i < verb.left_edge.i
    ]:
        child.head = verb
    noun.head, noun.dep_ = verb, "dobj"
    return True


def _since(verb: "Token", noun: "Token", have: "Token") -> bool:
    """ "Chad has since suspended imports", read as having imports that are suspended."""
    between = verb.doc[have.i + 1 : verb.i]
    bare = noun.left_edge.i > have.i and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)
    if not len(between) or not bare or not all(t.pos_ == "ADV" or t.lower_ == "since" for t in between):
        return False
    verb.head, verb.dep_, verb.pos_ = have.head if have.head.i != have.i else verb, have.dep_, "VERB"
    for child in [c for c in have.children if c.i != noun.i]:
        child.head, child.dep_ = verb, "advmod" if child.lower_ == "since" else child.dep_
    have.head, have.dep_, have.pos_ = verb, "aux", "AUX"
    noun.head, noun.dep_ = verb, "dobj"
    return True


def _quoted_on(verb: "Token") -> bool:
    """ "'Chad', Brown said, 'accused Mali of it'": what is cut in two by who says it is one clause."""
    said = verb.head
    if said.i > verb.i or said.lemma_.lower() not in _speaking():
        return False
    if said.dep_ == "parataxis":
        return _spoken_of_root(verb, said)
    first = next((c for c in said.lefts if c.dep_ == "dobj"), None)
    speaker = next((c for c in said.lefts if c.dep_ == "nsubj"), None)
    if first is None or speaker is None or first.i > speaker.i or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    if not all(t.is_punct for t in verb.doc[said.i + 1 : verb.left_edge.i]):
        return False
    first.head, first.dep_, verb.dep_ = verb, "nsubj", "ccomp"
    return True


def _spoken_of_root(verb: "Token", said: "Token") -> bool:
    """ "'Senator Brown', Gray said, 'called it unfair'", read as no more than the senator's name."""
    name = said.head
    before = all(t.is_punct for t in name.doc[said.i + 1 : verb.left_edge.i])
    if name.dep_ != "ROOT" or name.pos_ not in _NAMING or name.i > said.i or not before:
        return False
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    verb.head, verb.dep_ = verb, "ROOT"
    name.head, name.dep_, said.head = verb, "nsubj", verb
    return True


def _spoken_first(first: "Token") -> bool:
    """ "'Brown', Gray said, 'left'", read as what Gray said: Brown left."""
    said, main = first.head, first.head.head
    own = any(c.dep_ in SUBJECTS for c in main.children)
    speaker = next((c for c in said.lefts if c.dep_ == "nsubj" and c.i > first.i), None)
    if own or speaker is None or main.i < said.i or main.tag_ not in TENSED:
        return False
    if said.lemma_.lower() not in _speaking():
        return False
    first.head, first.dep_ = main, "nsubj"
    return True


def _having_said(verb: "Token") -> bool:
    """ "Having said it would join, Chad left", read as if saying were part of joining."""
    said = next((c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ in ("VBD", "VBN")), None)
    main = verb.head
    having = said is not None and any(c.lower_ == "having" for c in said.lefts)
    if said is None or not having or verb.i > main.i or said.lemma_.lower() not in _speaking():
        return False
    said.head, said.dep_, said.tag_ = main, "advcl", "VBN"
    verb.head, verb.dep_ = said, "ccomp"
    return True


def _of_outer(clause: "Token") -> bool:
    """ "The ban on rallies, which was lifted", "the cabinet of Brown, which fell": hung on the last noun."""
    which = clause.left_edge
    if which.lower_ not in ("which", "that") or which.dep_ not in ("nsubj", "nsubjpass"):
        return False
    inner = clause.head
    verbs = {clause.lower_, *(c.lower_ for c in clause.lefts if c.dep_ in ("aux", "auxpass"))}
    one = bool(verbs & _ONE) or clause.tag_ == "VBZ"
    wrong = inner.ent_type_ == "PERSON" and inner.tag_ == "NNP" and which.lower_ == "which"
    joined = clause.lemma_ == "join" and inner.ent_type_ in (
        "LOC",
        "GPE",
    )  # "a fleet in the Gulf, which was joined"
    wrong = wrong or joined or (one and inner.tag_ == "NNS") or (bool(verbs & _MANY) and inner.tag_ == "NN")
    if not wrong or any(c.dep_ == "conj" for c in inner.children):
        return False
    aim = inner.head  # "a fleet to patrol the Gulf, which"
    aimed = joined and inner.dep_ == "dobj" and aim.dep_ in ("acl", "relcl") and aim.tag_ == "VB"
    noun = aim.head if aimed else inner
    while noun.dep_ in ("pobj", "prep", "agent", "acl") and (noun.i == inner.i or noun.pos_ not in _NAMING):
        noun = noun.head
    fits = (not one or noun.tag_ in ("NN", "NNP")) and (not verbs & _MANY or noun.tag_ in ("NNS", "NNPS"))
    if noun.i == inner.i or noun.pos_ not in _NAMING or not fits or noun.ent_type_ == "PERSON":
        return False
    clause.head = noun
    return True


def _had_done(verb: "Token") -> bool:
    """ "Having asked Chad for it, Brown left": no past tense that would have a subject of its own."""
    if not any(c.dep_ == "aux" and c.lower_ == "having" for c in verb.lefts):
        return False
    verb.tag_ = "VBN"
    return True


def _thing_of(noun: "Token") -> bool:
    """ "called the Sudanese advance a crime": a noun read as what the Sudanese are called."""
    people = noun.doc[noun.i - 1]
    if noun.tag_ == "NN" and not any(c.dep_ in ("dobj", "auxpass") for c in noun.head.children):
        return _called_so(noun)
    called = noun.tag_ == "VB" or any(c.dep_ == "oprd" and c.i > noun.i for c in noun.head.rights)
    if (
        people.dep_ != "dobj"
        or people.head.i != noun.head.i
        or not called
        or not people.text.istitle()
        or noun.n_lefts
    ):
        return False
    noun.tag_, noun.pos_, noun.dep_ = "NN", "NOUN", "dobj"
    for child in list(people.children):
        child.head = noun
    people.head, people.dep_ = noun, "amod"
    return True


def _called_so(noun: "Token") -> bool:
    """ "called the roadblock illegal": what is called so, read as what something is called."""
    named = any(c.dep_ == "oprd" and c.i > noun.i for c in noun.head.rights)
    led = any(c.dep_ == "nsubj" for c in noun.head.lefts)
    if not named or not led or noun.i < noun.head.i or not any(c.dep_ in ("det", "poss") for c in noun.lefts):
        return False
    noun.dep_ = "dobj"
    return True


def _named(name: "Token") -> bool:
    """ "Congress in turn named Ada Brown": whom an active verb names is its object."""
    verb = name.head
    deps = {c.dep_ for c in verb.children}
    first = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if first is None or verb.pos_ != "VERB" or deps & {"dobj", "auxpass", "agent", "ccomp"} or name.i < verb.i:
        return False
    if verb.lemma_.lower() in ("remain", "become", "be", "stay", "seem"):
        return False
    name.dep_, first.dep_ = "dobj", "nsubj"
    return True


def _asked_later(deed: "Token") -> bool:
    """ "urged Chad on Friday to leave": what somebody is asked to do, read as what for."""
    verb = deed.head
    if verb.i > deed.i or verb.lemma_.lower() not in _ASKING:
        return False
    whom = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < deed.i), None)
    when = [c for c in verb.rights if whom is not None and whom.i < c.i < deed.i]
    dated = bool(when) and all(
        c.dep_ in ("npadvmod", "advmod", "punct") or any(p.ent_type_ in ("DATE", "TIME") for p in c.children)
        for c in when
    )
    infinitive = deed.left_edge.lower_ == "to" and deed.doc[deed.left_edge.i - 1].text != ","
    if not dated or not infinitive:
        return False
    deed.dep_ = "xcomp"
    return True


def _two_names(name: "Token") -> bool:
    """Tell apart two names that were read as one's other name; tell whether they were two people or bodies.

    "Having endorsed Ada Brown, Neil Gray left": Gray left. "Ada Brown, Neil Gray said, left": Gray said it.
    """
    first = name.head
    while first.dep_ == "conj" and first.head.pos_ in _NAMING:
        first = first.head
    verb, comma = first.head, name.doc[name.left_edge.i - 1]
    if first.dep_ != "nsubj" or comma.text != "," or verb.i < name.i:
        return False
    before = name.doc[first.left_edge.i - 1] if first.left_edge.i > name.sent.start else None
    if before is not None and before.pos_ == "VERB" and before.tag_ in ("VBG", "VBN", "VBD"):
        return _fronted(before, first, name)
    after = name.doc[name.right_edge.i + 1] if name.right_edge.i + 1 < name.sent.end else None
    if (
        verb.dep_ != "parataxis"
        or first.pos_ != name.pos_
        or after is None
        or after.i != verb.i
        or verb.head.i < verb.i
    ):
        return False
    main = verb.head
    if any(c.dep_ in SUBJECTS for c in main.children) or main.doc[verb.right_edge.i].text != ",":
        return False
    first.head, first.dep_ = main, "nsubj"
    name.head, name.dep_ = verb, "nsubj"
    return True


def _fronted(before: "Token", first: "Token", name: "Token") -> bool:
    """Give a participle that opens the sentence its object, and the main verb the name after it."""
    verb, sent = first.head, name.sent
    opening = name.doc[sent.start].lower_ in _OPENING or before.i == sent.start
    taken = any(c.dep_ in ("dobj", "ccomp", "auxpass") for c in before.children)
    between = name.doc[name.right_edge.i + 1 : _group(verb)]
    if not opening or taken or verb.i < name.i or any(t.text != "," for t in between):
        return False
    if any(t.pos_ == "VERB" and t.i != before.i for t in name.doc[sent.start : first.i]):
        return False
    name.head, name.dep_ = verb, "nsubj"
    first.head, first.dep_ = before, "dobj"
    if before.dep_ == "csubj":
        before.dep_ = "advcl"
    return True


def _group(verb: "Token") -> int:
    """Return where the verb begins, with its auxiliaries and adverbs."""
    group = [c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "advmod", "neg")]
    return min([verb.i, *group])


def _according(verb: "Token") -> bool:
    """ "According to Brown, the minister, Neil Gray, lied": a main verb hung on what is read as Brown."""
    noun, root = verb.head, verb.sent.root
    if root.lower_ != "according" or noun.dep_ != "appos" or verb.doc[verb.left_edge.i - 1].text != ",":
        return False
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubj"
    root.head, root.dep_ = verb, "prep"
    return True


def _thing_done(done: "Token") -> bool:
    """ "welcomed the deal agreed in March": no verb that takes a thing takes a clause that says what it did."""
    verb, thing = done.head, next((c for c in done.lefts), done)
    if verb.lemma_.lower() not in _TAKING or done.tag_ not in ("VBN", "VBD") or verb.i > done.i:
        return False
    bare = thing.dep_ in ("nsubj", "nsubjpass") and thing.right_edge.i + 1 == done.i and thing.pos_ == "NOUN"
    taken = any(c.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "attr") for c in done.rights)
    if not bare or taken or any(c.dep_ == "dobj" for c in verb.children) or done.n_lefts > 1:
        return False
    thing.head, thing.dep_ = verb, "dobj"
    done.head, done.dep_, done.tag_ = thing, "acl", "VBN"
    for child in [c for c in done.rights if c.lower_ == "as" and c.dep_ == "prep"]:
        child.head = verb
    return True


def _regarded_as(prep: "Token") -> bool:
    """ "described the deal signed in March as a breakthrough": what the deal is described as."""
    told, verb = prep.head, prep.head.head.head
    away = told.dep_ == "acl" and told.head.dep_ == "dobj" and told.i < prep.i
    if not away or verb.lemma_.lower() not in _REGARDING or told.lemma_.lower() in _REGARDING:
        return False
    prep.head = verb
    return True


def _goes_with_noun(prep: "Token") -> bool:
    """ "ordered a halt to shipments", "signed a petition against it": it belongs to the noun before it."""
    noun = prep.doc[prep.i - 1]
    if noun.dep_ != "dobj" or noun.head.i != prep.head.i or noun.pos_ != "NOUN":
        return False
    words = _BESIDE.get(prep.lower_, frozenset())
    if noun.lemma_.lower() not in words or not any(c.dep_ in ("pobj", "pcomp") for c in prep.children):
        return False
    prep.head = noun
    return True
