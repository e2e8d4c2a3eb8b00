"""Antecedents: how a mention stands in its sentence, for what a pronoun may mean."""

from typing import TYPE_CHECKING

from kg_loaders.cast import Cast, Role
from kg_loaders.circumstances import source_before
from kg_loaders.labels import NOUN_SUBJECTS
from kg_loaders.lexicon import Lexicon
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_loaders.titles import is_office
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = [
    "MOMENTS",
    "comes_later",
    "goes_on",
    "head_of_state",
    "is_abroad",
    "is_aside",
    "is_hostile",
    "is_in_subject",
    "is_near_verb",
    "is_of_passed",
    "joined_body",
    "leads",
    "may_be_one",
    "named_in_speech",
    "nameless_speaker",
    "of_thing",
    "of_unknown",
    "own_plural",
    "place",
    "place_told_of",
    "said_of",
    "speaker_ahead",
    "speaking_body",
    "spoken_for",
    "subject_ahead",
    "the_country",
    "title_of",
]

_WRITTEN = frozenset("resolution report statement letter declaration communique note document".split())
_STATE_HEADS = ("president", "king", "queen", "emperor", "emir")
_GOVERNMENT_HEADS = ("premier", "chancellor", "prime minister")
_BODIES = (NodeKind.STATE, NodeKind.ORGANIZATION)
_HARM = (Relation.ATTACKS, Relation.OCCUPIES)
_LEADING = frozenset("he she it".split())
_ALIKE = (
    frozenset("he him his himself".split()),
    frozenset("she her hers herself".split()),
    frozenset("it its itself".split()),
)
_IMPERSONAL = frozenset("be seem appear take remain become happen mean turn emerge follow come rain make".split())
"""Verbs whose "it" need not be anybody: "it is feared that", "it took days"."""
_ANYBODY = frozenset("anybody anyone somebody someone everybody everyone whoever".split())
MOMENTS = frozenset("time moment hour chance opportunity".split())
_COUNTRIES = frozenset("country nation kingdom republic".split())
_WITHIN = frozenset("in at across throughout inside within around over".split())
_ABROAD = frozenset("to into from against".split())
_MARKS = frozenset({",", '"', "``", "''"})
_SAYING = frozenset("say remark write comment reply answer respond add".split())
_ADDRESSED = frozenset("tell promise assure warn inform remind".split())
_BANDED = (NodeKind.GROUP, NodeKind.ORGANIZATION)
_FOR_ANOTHER = frozenset(
    "spokesman spokeswoman spokesperson aide lawyer attorney adviser advisor source representative envoy office "
    "campaign secretary".split()
)
"""Who speaks for somebody else, of whom he also says "he"."""


def nameless_speaker(pronoun: "Token", lexicon: Lexicon) -> "Token | None":
    """Return the official without a name who says that "he" will do a thing: "the attorney general said he"."""
    clause = pronoun.head
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if pronoun.dep_ not in NOUN_SUBJECTS or clause.dep_ != "ccomp":
        return None
    if lemma(clause.head) not in lexicon.classes["speech_verbs"]:
        return None
    held = lexicon.offices["state"] | lexicon.offices["body"] | lexicon.classes["people"]
    said = [s for s in children(clause.head, "nsubj") if s.tag_ == "NN" and lemma(s) in held]
    names = (t for s in said for t in s.doc[s.i : clause.head.i] if t.pos_ == "PROPN")
    return said[-1] if said and lemma(said[-1]) not in _FOR_ANOTHER and not any(names) else None


def spoken_for(pronoun: "Token", cast: Cast, lexicon: Lexicon) -> Role | None:
    """Return the person for whom it is said: "a spokesman for Brown said he was ill" speaks of Brown."""
    clause = pronoun.head
    above = clause.head
    told = clause.dep_ == "ccomp" and lemma(above) in lexicon.classes["speech_verbs"]
    if pronoun.dep_ not in NOUN_SUBJECTS or not told:
        return source_before(pronoun, cast, lexicon)
    for speaker in (s for s in children(above, "nsubj") if lemma(s) in _FOR_ANOTHER and s.i not in cast.at):
        whose = [*children(speaker, "poss"), *(t for n in ("for", "to") for t in preposition_objects(speaker, n))]
        people = (cast.at.get(t.i) for t in whose)
        return next((r for r in people if r is not None and r.type is NodeKind.PERSON), None)
    return None


def own_plural(pronoun: "Token", cast: Cast, verb: "Token") -> Role | None:
    """Return whose "their" it is by the plural subject of its clause: "Chad's rebels stepped up their raids"."""
    plural = [s for s in children(verb, "nsubj") if s.tag_ == "NNS" and s.i < pronoun.i]
    for subject in plural if pronoun.dep_ == "poss" else ():
        beside = (cast.at.get(t.i) for t in (subject, *children(subject, "compound")))
        return next((r for r in beside if r is not None and r.type in _BANDED), None)
    return None


def place_told_of(pronoun: "Token", cast: Cast) -> Role | None:
    """Return the region that leads the clause above "it": "Skye was forced into a pact that it did not want"."""
    clause = pronoun.head
    if pronoun.dep_ != "nsubj" or clause.dep_ not in ("relcl", "ccomp", "advcl"):
        return None
    above = (
        clause.head if clause.dep_ != "relcl" else next((a for a in clause.ancestors if a.pos_ == "VERB"), None)
    )
    before = [s for s in children(above, *NOUN_SUBJECTS) if s.i < pronoun.i] if above is not None else []
    if before and before[0].lower_ == "it":
        return place_told_of(before[0], cast)  # "was told that it would be a partner if it stayed"
    addressed = above is not None and lemma(above) in _ADDRESSED
    kinds = (NodeKind.REGION, *_BODIES) if addressed else (NodeKind.REGION,)
    spoken_to = [s for s in before if s.dep_ == "nsubjpass" or not addressed]
    found = (cast.at.get(s.i) for s in spoken_to)
    return next((r for r in found if r is not None and r.type in kinds), None)


def place(mention: tuple["Token", Role]) -> int:
    """Return where a mention stands."""
    return mention[0].i


def is_in_subject(mention: "Token", pronoun: "Token") -> bool:
    """Tell whether somebody is named only within the subject, or a fronted participle, of the pronoun's verb.

    "A spokesman of Otieno's party called him unfit" speaks of somebody else; so does "Aided by Chad, they left".
    """
    if pronoun.dep_ in NOUN_SUBJECTS and mention.i < pronoun.i:
        fronted = (
            c for c in pronoun.head.lefts if c.dep_ == "advcl" and c.tag_ == "VBN" and not children(c, "nsubj")
        )
        if any(c.left_edge.i <= mention.i <= c.right_edge.i for c in fronted):
            return True
    if pronoun.lower_ not in ("him", "her") or pronoun.dep_ != "dobj":
        return False
    within = (s for s in children(pronoun.head, "nsubj") if s.left_edge.i <= mention.i <= s.right_edge.i)
    return any(s.i != mention.i for s in within) and mention.dep_ in ("poss", "compound", "pobj", "nmod")


def is_aside(mention: "Token", pronoun: "Token") -> bool:
    """Tell whether a mention only says, in passing, what a clause goes on with: "Brown, Gray said, left"."""
    said = mention.head
    return said.dep_ == "parataxis" and said.i < pronoun.i and not said.is_ancestor(pronoun)


def leads(token: "Token") -> bool:
    """Tell whether a mention is a subject, or who did what is told in the passive."""
    agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
    told = any(s.lower_ == "who" for c in children(token, "relcl") for s in children(c, "nsubj", "nsubjpass"))
    agent = agent or (told and token.pos_ == "PROPN")
    return (token.dep_ in NOUN_SUBJECTS and token.pos_ != "DET") or agent


def named_in_speech(speaker: "Token") -> list["Token"]:
    """Return the names in what "he" says: "The party, he said, must tell Brown to go" is not said by Brown."""
    said = speaker.head
    clauses = [c for c in children(said, "ccomp") if c.i < said.i]
    before = speaker.doc[min(speaker.i, said.i) - 1].text if speaker.i else ""
    aside = before in _MARKS and not children(said, "mark", "ccomp", "advmod")
    if not clauses and aside and said.dep_ in ("parataxis", "ccomp", "dep") and said.head.i != said.i:
        clauses = [said.head]
    start = clauses[0].left_edge.i if clauses else 0
    quoted = next((t.i for t in speaker.doc[start : speaker.i] if t.text in _MARKS and t.text != ","), start)
    told = quoted if quoted < speaker.i - 1 and quoted > start else -1  # 'Brown wrote: "It is over," he said'
    return [t for c in clauses for t in c.subtree if t.pos_ in ("NOUN", "PROPN") and told < t.i < speaker.i]


def title_of(name: "Token") -> "Token":
    """Return the title that a name stands behind: "Foreign Minister Ada Brown said"."""
    return name.head if name.dep_ == "appos" and name.head.i < name.i else name


def said_of(pronoun: "Token", cast: Cast) -> Role | None:
    """Return whom or what the words around a pronoun are said of: "They have no plan," he said of the Greens."""
    clause = pronoun.head
    saying = clause.head
    if pronoun.dep_ not in NOUN_SUBJECTS or clause.dep_ != "ccomp" or lemma(saying) not in _SAYING:
        return None
    asked = [c for c in children(saying, "advcl") if c.lower_ == "asked"]
    named = [t for v in (saying, *asked) for n in ("of", "about") for t in preposition_objects(v, n) if t.i > v.i]
    return next((cast.at[t.i] for t in named if t.i in cast.at), None)


def is_near_verb(token: "Token") -> bool:
    """Tell whether a noun stands at a verb by its preposition, and not deeper: "called for the release of"."""
    return (
        token.dep_ == "pobj"
        and token.head.head.pos_ == "VERB"
        and token.head.head.dep_ in ("ROOT", "conj", "ccomp")
    )


def is_of_passed(token: "Token", cast: Cast) -> bool:
    """Tell whether "It" goes on with what was passed: "The pact was signed by Chad; Mali abstained. It bans"."""
    doc, first = token.doc, token.sent.start
    if not first or token.dep_ != "nsubj" or token.head.dep_ != "ROOT" or token.i > first + 1:
        return False
    before = doc[first - 1].sent
    start = (
        doc[before.start - 1].sent.start if before.start and doc[before.start - 1].text == ";" else before.start
    )
    topic = next((t for t in doc[start:first] if t.dep_ in NOUN_SUBJECTS and t.i in cast.at), None)
    passed = topic is not None and (topic.dep_ == "nsubjpass" or lemma(topic) in _WRITTEN)
    return passed and topic is not None and cast.at[topic.i].type is NodeKind.PROPOSAL


def of_thing(token: "Token", cast: Cast, lexicon: Lexicon) -> bool:
    """Tell whether "it" is a thing told of before: "The defeat hurts him, and it casts doubt on the plan"."""
    first = token.head.head
    if token.dep_ == "nsubj" and lemma(token.head) == "be" and {lemma(t) for t in token.head.rights} & MOMENTS:
        return True  # "it is time to act"
    several = token.lower_ == "they"
    if several and any(t.lower_ in _ANYBODY and t.dep_ == "nsubj" for t in token.sent if t.i < token.i):
        return True  # "if somebody does not like it, they should say so"
    joined = token.head.dep_ == "conj" or (several and token.head.dep_ == "advcl")
    if token.dep_ != "nsubj" or not joined or first.pos_ != "VERB":
        return False
    known = lexicon.classes["bodies"] | lexicon.classes["groups"] | lexicon.classes["people"]
    tag, subjects = ("NNS" if several else "NN"), children(first, "nsubj", *(("nsubjpass",) if several else ()))
    before = [s for s in subjects if s.tag_ == tag and s.i not in cast.at and s.i < token.i]
    offices = lexicon.offices["state"] | lexicon.offices["body"]
    return bool(before) and not {lemma(s) for s in before} & (known | offices)


def head_of_state(head: "Token", cast: Cast) -> Role | None:
    """Resolve "the head of state" or "of government" to the one person before who holds such an office."""
    of = {t.lower_ for t in preposition_objects(head, "of")}
    if not of & {"state", "government"} or not any(c.lower_ == "the" for c in head.lefts):
        return None
    titles = _STATE_HEADS if "state" in of else _GOVERNMENT_HEADS
    people = (r for r in cast.of_type(NodeKind.PERSON) if any(h < head.i for h in r.heads))
    held = [r for r in people if any(is_office(o.casefold(), t) for o in r.offices for t in titles)]
    return held[0] if len(held) == 1 else None


def joined_body(token: "Token", cast: Cast) -> Role | None:
    """Return the body of "the government lost its mandate and they should go"."""
    clause = token.head
    if token.dep_ not in NOUN_SUBJECTS or clause.dep_ != "conj" or clause.head.pos_ not in ("VERB", "AUX"):
        return None
    found = (cast.at.get(s.i) for s in children(clause.head, *NOUN_SUBJECTS))
    return next((r for r in found if r is not None and r.type in _BODIES), None)


def speaker_ahead(token: "Token", cast: Cast, lexicon: Lexicon) -> Role | None:
    """Return who said it before the name came: "After saying he would vote for it, Brown left"."""
    saying = token.head.head
    if token.dep_ not in NOUN_SUBJECTS or token.head.dep_ != "ccomp" or saying.dep_ not in ("pcomp", "advcl"):
        return None
    if lemma(saying) not in lexicon.classes["speech_verbs"] or children(saying, *NOUN_SUBJECTS):
        return None
    main = saying.head.head if saying.dep_ == "pcomp" else saying.head
    if main.i < token.i:
        return None
    return next((cast.at.get(s.i) for s in children(main, "nsubj") if s.i > token.i), None)


def speaking_body(token: "Token", cast: Cast, lexicon: Lexicon) -> Role | None:
    """Return whose office says that "it" wants a thing: "Chad's mission to the Union said it wanted peace"."""
    clause = token.head
    if token.dep_ not in NOUN_SUBJECTS or clause.dep_ != "ccomp":
        return None
    if lemma(clause.head) not in lexicon.classes["speech_verbs"]:
        return None
    said = [s for s in children(clause.head, "nsubj") if s.i not in cast.at]
    owners = (cast.at.get(c.i) for s in said for c in children(s, "poss"))
    return next((r for r in owners if r is not None and r.type in _BODIES), None)


def the_country(token: "Token", cast: Cast) -> Role | None:
    """Return the state that "the country" which acts or has something is: the only one told of just before."""
    if lemma(token) not in _COUNTRIES or token.tag_ != "NN" or not (leads(token) or token.dep_ == "poss"):
        return None
    if [c.lower_ for c in token.lefts] != ["the"] or any(c.dep_ in ("prep", "relcl", "acl") for c in token.rights):
        return None
    doc, start = token.doc, token.sent.start
    own = doc[start : token.i]
    states = _states(own, cast)
    if not states and any(t.ent_type_ in ("GPE", "NORP") for t in own):
        return None  # "told Malians that the country"
    if not states and start:
        states = _states(doc[doc[start - 1].sent.start : start], cast)
    return states[0] if len(states) == 1 else None


def _states(words: "Span", cast: Cast) -> list[Role]:
    found = (cast.at.get(t.i) for t in words)
    return list({r.key: r for r in found if r is not None and r.type is NodeKind.STATE}.values())


def is_abroad(state: Role, doc: "Doc") -> bool:
    """Tell whether a state is but where others go or come from: who "sent troops to Chad" is not Chad."""
    return all(doc[h].dep_ == "pobj" and doc[h].head.lower_ in _ABROAD for h in state.heads)


def comes_later(state: Role, near: "Token") -> bool:
    """Tell whether a state is named once, after the token: "the junta accused France" is not of France's junta.

    Where it all happens may be told after who acts: "the army shelled towns in Sudan".
    """
    first, last, end = min(state.heads), max(state.heads), near.sent.end
    if first == last and first >= end:
        return True
    named = near.doc[first]
    named = named.head if named.dep_ == "poss" else named
    where = named.dep_ == "pobj" and named.head.lower_ in _WITHIN
    return near.i < first and last < end and not where


def subject_ahead(token: "Token", cast: Cast) -> Role | None:
    """Return the subject named after a clause or phrase before it: "After a raid on his house, Brown fled"."""
    if token.dep_ not in ("poss", "pobj", "dobj", "dative"):
        return None
    top = token
    while top.head.i != top.i and top.dep_ not in ("advcl", "ROOT", "relcl", "ccomp"):
        if top.head.pos_ in ("VERB", "AUX") and top.head.i > token.i and top.dep_ in ("prep", "advmod"):
            break
        top = top.head
    main = top.head
    fronted = top.dep_ in ("advcl", "prep") or top.lower_ == "ahead"
    if not fronted or main.i < token.i or main.pos_ not in ("VERB", "AUX"):
        return None
    before = (t for t in top.subtree if t.i < token.i and t.i in cast.at)
    if any(cast.at[t.i].type is NodeKind.PERSON for t in before):
        return None
    found = (s for s in children(main, "nsubj", "nsubjpass") if s.i > token.i and s.pos_ == "PROPN")
    named = (cast.at.get(t.i) for s in found for t in (s, *s.rights))
    return next((r for r in named if r is not None and r.type is NodeKind.PERSON), None)


def goes_on(token: "Token") -> bool:
    """Tell whether a pronoun leads its sentence and goes on with who was told of: "He met Brown and said he"."""
    verb = token.head
    if token.lower_ not in _LEADING or token.dep_ not in NOUN_SUBJECTS or verb.dep_ not in ("ROOT", "conj"):
        return False
    return token.lower_ != "it" or (token.dep_ == "nsubj" and lemma(verb) not in _IMPERSONAL)


def may_be_one(subject: "Token", pronoun: "Token") -> bool:
    """Tell whether two pronouns can mean one: "she" is not "him", and "it" is nobody's "his"."""
    alike = next((forms for forms in _ALIKE if pronoun.lower_ in forms), None)
    return (alike is None or subject.lower_ in alike) and not _acts_on(subject, pronoun)


def _acts_on(subject: "Token", pronoun: "Token") -> bool:
    """Tell whether one pronoun is the subject of the verb whose object the other is: "he accused him"."""
    if pronoun.dep_ not in ("dobj", "pobj", "dative") or pronoun.lower_.endswith("self"):
        return False
    verb = pronoun.head if pronoun.dep_ != "pobj" else pronoun.head.head
    while verb.dep_ == "conj" and not children(verb, *NOUN_SUBJECTS):
        verb = verb.head
    return subject.head.i == verb.i


def is_hostile(verb: "Token", lexicon: Lexicon) -> bool:
    """Tell whether a verb does harm to its object, which then is not the subject's own."""
    return any(f.relation in _HARM for f in lexicon.verbs.get(lemma(verb), ()))


_DESKS = frozenset(
    "office ministry department agency company court commission committee firm board bureau".split()
)


def of_unknown(token: "Token", cast: Cast, lexicon: Lexicon) -> bool:
    """Tell whether "it" is a body that speaks and is not known: "the prosecutor's office said it planned"."""
    clause = token.head
    if (
        token.dep_ == "poss"
        and clause.dep_ == "conj"
        and clause.head.tag_ == "NN"
        and clause.head.i not in cast.at
    ):
        return True  # "parts of the city and its suburbs"
    told = (
        token.dep_ == "nsubj" and clause.dep_ == "ccomp" and lemma(clause.head) in lexicon.classes["speech_verbs"]
    )
    speakers = children(clause.head, "nsubj") if told else []
    unknown = [s for s in speakers if s.pos_ == "NOUN" and s.i not in cast.at]
    bodies = lexicon.classes["bodies"] | lexicon.classes["state_bodies"] | _DESKS
    return any(lemma(s) in bodies for s in unknown)
