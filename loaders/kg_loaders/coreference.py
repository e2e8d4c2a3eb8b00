"""Coreference: what a pronoun or a bare title ("he", "its", "the president") stands for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg_loaders.antecedents import (
    goes_on,
    head_of_state,
    is_aside,
    is_hostile,
    is_in_subject,
    is_near_verb,
    is_of_passed,
    joined_body,
    leads,
    may_be_one,
    named_in_speech,
    nameless_speaker,
    of_thing,
    of_unknown,
    own_plural,
    place,
    place_told_of,
    said_of,
    speaker_ahead,
    speaking_body,
    spoken_for,
    subject_ahead,
    title_of,
)
from kg_loaders.cast import Cast, Role
from kg_loaders.circumstances import (
    acting_together,
    asks_own,
    is_which,
    may_be_at_last,
    may_be_meant,
    speaking_many,
    speaks_of_itself,
    takes_side,
    they_before,
)
from kg_loaders.given_names import sex_told
from kg_loaders.labels import NOUN_SUBJECTS
from kg_loaders.lexicon import Lexicon
from kg_loaders.strangers import is_stranger
from kg_loaders.syntax import BLAMING, children, is_passive, lemma, preposition_objects
from kg_loaders.titles import is_chief, is_office
from kg_loaders.wholes import blamed_owner, mouthpiece_before, whole_of
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["Coreference"]

_HE = frozenset("he she him her his hers himself herself".split())
_SHE = frozenset("she her hers herself".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their theirs themselves".split())
_BODIES = (NodeKind.STATE, NodeKind.ORGANIZATION)
_ADDRESSING = frozenset(
    "tell ask urge order warn accuse blame thank press pressure advise remind assure inform sue fine".split()
)
"""Verbs done to someone who can answer, so that their "it" is a body."""
_FIELDS = frozenset("prime foreign interior".split())
_PLAIN = _FIELDS | set("current outgoing incumbent embattled late veteran same republican democratic".split())
_OBJECT = ("dobj", "pobj", "dative")
_OBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


@dataclass(slots=True)
class Coreference:
    """Resolves pronouns and bare titles against the cast, by nearness and grammatical role."""

    doc: "Doc"
    cast: Cast
    lexicon: Lexicon
    speaker_at: dict[int, Role] = field(default_factory=dict)
    """Who speaks, for each token inside a quotation, once that is known."""
    _sexes: dict[tuple[int, int], str | None] = field(default_factory=dict)
    _resolved: dict[int, Role | None] = field(default_factory=dict)

    def resolve(self, token: "Token") -> Role | None:
        """Return the role that the token stands for, or None."""
        word = token.lower_
        if word in ("its", "their") and (whole := whole_of(token, self.cast)) is not None:
            return whole
        blamed = blamed_owner(token, self.cast) or self._spoken_of(token)
        if blamed is None and word in _HE | _IT | _THEY:
            blamed = said_of(token, self.cast) or speaker_ahead(token, self.cast, self.lexicon)
            blamed = blamed if blamed is None or (blamed.type is NodeKind.PERSON) is (word in _HE) else None
        if blamed is not None:
            return blamed
        if word in _HE:
            return None if is_stranger(token, self.cast) else self._person(token, "f" if word in _SHE else "m")
        if word in _IT | {"they"} and (of_thing(token, self.cast, self.lexicon) or is_of_passed(token, self.cast)):
            return None
        if word in _IT and is_which(token):
            return self.cast.at.get(token.head.head.head.i)
        if word in _IT:
            faulted = lemma(token.head) in BLAMING and any(
                p.lower_ in ("for", "of") for p in children(token.head, "prep")
            )
            if token.dep_ == "dobj" and lemma(token.head) not in _ADDRESSING and not faulted:
                return self._thing(token, self._things) or self._nearest(token, self._bodies)
            found = place_told_of(token, self.cast) or speaking_body(token, self.cast, self.lexicon)
            found = found or (
                None if of_unknown(token, self.cast, self.lexicon) else self._nearest(token, self._bodies)
            )
            about = token.dep_ == "nsubj" and token.head.dep_ == "relcl"  # "the unit, which it suspects"
            return None if about and self.cast.at.get(token.head.head.i) is found else found
        if word in _THEY:
            if (same := they_before(token)) is not None:
                return self.resolve(same)
            told = token.head.dep_ == "relcl" or token.dep_ in _OBJECT  # "sent them a plan, which they rejected"
            verb = next((a for a in token.ancestors if a.pos_ == "VERB"), token)
            own = None if is_hostile(verb, self.lexicon) else own_plural(token, self.cast, verb)
            led = speaking_many(token, self.cast, self.lexicon) or joined_body(token, self.cast) or own
            for fits in () if told else (self._many, self._plurals):
                led = led or self._nearest(token, fits, 1, leading=True)
            led = led or self._nearest(token, self._many, 0) or self._forces(token)
            return led or self._nearest(token, self._many) or self._nearest(token, self._plurals)
        return self._titled(token)

    def _person(self, token: "Token", sex: str) -> Role | None:
        """Return who "he" or "she" is: in the sentence, else a person known to be one, else anybody who may be."""

        def may_be(role: Role) -> bool:
            return role.type is NodeKind.PERSON and self._sex(role) in (sex, None)

        def surely(role: Role) -> bool:
            return role.type is NodeKind.PERSON and self._sex(role) == sex

        if (official := nameless_speaker(token, self.lexicon)) is not None and self._titled(official) is None:
            return None
        if (speaker := mouthpiece_before(token, self.cast, self.lexicon)) is not None:
            return self.cast.at.get(speaker.i)  # of "She added ...", after what a spokeswoman said
        beside = spoken_for(token, self.cast, self.lexicon) or self._beside(token)
        beside = beside or subject_ahead(token, self.cast) or self._still_speaking(token, 3)
        beside = beside or self._saying_after(token, may_be)
        if beside is not None and may_be(beside):
            return beside
        led = (surely, may_be) if token.dep_ in NOUN_SUBJECTS else ()
        return (
            self._nearest(token, may_be, 0)
            or self._titled_before(token, may_be)
            or next((r for f in led if (r := self._nearest(token, f, 1, leading=True)) is not None), None)
            or self._nearest(token, surely, 1)
            or self._nearest(token, may_be)
        )

    def _titled_before(self, token: "Token", may_be: Callable[[Role], bool]) -> Role | None:
        """Return whom "the president" before the pronoun means: "accused the president of lies and blamed him"."""
        barred = self._barred(token)
        before = (t for t in reversed(self.doc[token.sent.start : token.i]) if t.dep_ in _OBJECTS)
        found = (self._titled(t) for t in before)
        return next((r for r in found if r is not None and may_be(r) and r not in barred), None)

    def _beside(self, token: "Token") -> Role | None:
        """Return the object of the clause beside: "A accused B, while C called her a liar" speaks of B."""
        clause = token.head
        if token.dep_ != "dobj" or clause.dep_ not in ("advcl", "conj"):
            return None
        if not children(clause, "nsubj") and not (clause.dep_ == "conj" and lemma(clause.head) in BLAMING):
            return None  # "A accused B of theft and blamed him" speaks of B too
        found = (self.cast.at.get(o.i) for o in children(clause.head, "dobj") if o.i < token.i)
        return next((r for r in found if r is not None), None)

    def _still_speaking(self, token: "Token", depth: int) -> Role | None:
        """Return who "he" of "he said" is where "he" spoke in the sentence before, whose subject is another."""
        verb, speech = token.head, self.lexicon.classes["speech_verbs"]
        if token.dep_ != "nsubj" or lemma(verb) not in speech or token.sent.start == 0 or not depth:
            return None
        if any(
            t.i in self.cast.at and self.cast.at[t.i].type is NodeKind.PERSON and leads(title_of(t))
            for t in token.sent[: token.i - token.sent.start]
        ):
            return None
        before = self.doc[token.sent.start - 1].sent
        said = [t for t in before if t.dep_ == "nsubj" and lemma(t.head) in speech and t.i < before.end]
        same = [t for t in said if t.lower_ == token.lower_]
        if same:
            return self._still_speaking(same[-1], depth - 1) or self.resolve(same[-1])
        named = (self.cast.at.get(t.i) for t in said if t.head.dep_ in ("ROOT", "parataxis"))
        return next((r for r in named if r is not None and r.type is NodeKind.PERSON), None) if depth < 3 else None

    def _saying_after(self, token: "Token", may_be: Callable[[Role], bool]) -> Role | None:
        """Return who "he" is in "Gray went further. Lang should go, he said": who led the sentence before."""
        speech = lemma(token.head) in self.lexicon.classes["speech_verbs"]
        told = token.dep_ == "nsubj" and any(c.i < token.i for c in children(token.head, "ccomp"))
        if not (speech and told) or token.sent.start == 0:
            return None
        before = self.doc[token.sent.start - 1].sent
        named = [(t, self.cast.at[t.i]) for t in before if t.i in self.cast.at and t.dep_ in NOUN_SUBJECTS]
        named = [(t, r) for t, r in named if t.head.dep_ in ("ROOT", "conj") and may_be(r)]
        found = sorted([*named, *self._chained(before, token, may_be, [])], key=place)
        return found[0][1] if found else None

    def _forces(self, token: "Token") -> Role | None:
        """Return whose troops led the sentence before: "Chadian troops came in. Niger drove them out"."""
        if token.sent.start == 0:
            return None
        barred, before = self._barred(token), self.doc[token.sent.start - 1].sent
        found = (self.cast.at[t.i] for t in before if t.tag_ == "NNS" and t.i in self.cast.at and leads(t))
        return next((r for r in found if r.type in _BODIES and r not in barred), None)

    def state_before(self, token: "Token") -> Role | None:
        """Return the state that acts in the sentence before the token, or in the sentence before it."""
        return self._nearest(token, lambda r: r.type is NodeKind.STATE, 1, leading=True)

    def thing_before(self, token: "Token", *, reach: int = 3, several: bool = False) -> Role | None:
        """Return the proposal that "it" or "this" most likely points back to; ``several``: that "them" does.

        ``reach``: how many sentences back it may stand.
        """
        if token.lower_ == "it" and speaks_of_itself(token, self.cast, self.lexicon):
            return None
        named = said_of(token, self.cast)
        if named is not None and self._things(named):
            return named
        return self._thing(token, self._things_named_together if several else self._things, reach)

    def _thing(self, token: "Token", fits: Callable[[Role], bool], reach: int = 3) -> Role | None:
        """Return the nearest proposal; one that only tells when, in the opening of the sentence, comes last."""
        found = self._nearest(token, fits, reach, may_be=may_be_meant)
        return found or self._nearest(token, fits, 0, may_be=may_be_at_last)

    @staticmethod
    def _bodies(role: Role) -> bool:
        return role.type in _BODIES

    @staticmethod
    def _plurals(role: Role) -> bool:
        return role.plural or (role.type in (NodeKind.GROUP, NodeKind.ORGANIZATION) and not role.media)

    @staticmethod
    def _things(role: Role) -> bool:
        return role.type is NodeKind.PROPOSAL

    def _things_named_together(self, role: Role) -> bool:
        return role.type is NodeKind.PROPOSAL and any(self.doc[h].tag_ in ("NNS", "NNPS") for h in role.heads)

    def _many(self, role: Role) -> bool:
        if role.type is NodeKind.STATE:  # "the Russians ... they"
            return any(self.doc[h].tag_ == "NNPS" and self.doc[h].ent_type_ == "NORP" for h in role.heads)
        return role.plural or role.type is NodeKind.GROUP

    def _sex(self, person: Role) -> str | None:
        """Return "f" or "m" where a person's titles or given name tell, else None."""
        known = (id(person), len(person.heads))
        if known not in self._sexes:
            near = (t for i in person.heads for t in (*self.doc[i].lefts, *self.doc[i - 1 : i]))
            before = {t.lower_.rstrip(".") for t in near}
            self._sexes[known] = sex_told((person.name, *sorted(person.names)), before)
        return self._sexes[known]

    def _nearest(
        self,
        token: "Token",
        fits: Callable[[Role], bool],
        reach: int = 3,
        *,
        leading: bool = False,
        may_be: Callable[["Token", "Token"], bool] | None = None,
    ) -> Role | None:
        sentence = token.sent
        barred = self._barred(token)
        for back, span in enumerate(self._sentences_back(sentence)):
            if back > reach:
                return None
            mentions = [
                (t, self.cast.at[t.i])
                for t in span
                if t.i < token.i
                and t.i in self.cast.at
                and fits(self.cast.at[t.i])
                and self.cast.at[t.i] not in barred
                and t.dep_ != "amod"
                and not is_in_subject(t, token)
                and (may_be is None or may_be(t, token))
            ]
            mentions = sorted([*mentions, *self._chained(span, token, fits, barred)], key=place)
            if not mentions:
                continue
            outer = [role for t, role in mentions if leads(t) and not is_aside(t, token)]
            led = outer or [role for t, role in mentions if leads(t)]
            if led:
                return led[-1] if back == 0 else led[0]
            if leading:
                continue
            direct = [role for t, role in mentions if t.dep_ == "dobj" and role.type is NodeKind.PROPOSAL]
            direct = direct or [role for t, role in mentions if role.type is NodeKind.PROPOSAL and is_near_verb(t)]
            return direct[-1] if direct else mentions[-1][1]
        return None

    def _chained(
        self, span: "Span", pronoun: "Token", fits: Callable[[Role], bool], barred: list[Role]
    ) -> list[tuple["Token", Role]]:
        """Return who "he", "she" or "it" is that leads a sentence: the sentence is about the one meant."""
        found = []
        for token in span:
            if token.i < pronoun.i and goes_on(token) and may_be_one(token, pronoun):
                role = self._stands_for(token)
                if role is not None and fits(role) and role not in barred:
                    found.append((token, role))
        return found

    def _stands_for(self, pronoun: "Token") -> Role | None:
        if pronoun.i not in self._resolved:
            self._resolved[pronoun.i] = None  # no ring of pronouns
            self._resolved[pronoun.i] = self.resolve(pronoun)
        return self._resolved[pronoun.i]

    def _sentences_back(self, sentence: "Span") -> list["Span"]:
        found = [sentence]
        while found[-1].start > 0 and len(found) < 5:
            found.append(self.doc[found[-1].start - 1].sent)
        return found

    def _barred(self, token: "Token") -> list[Role]:
        """Return who a pronoun cannot be: the subject of its verb, who speaks, whom that one names."""
        speaker = self.speaker_at.get(token.i)
        spoke = [speaker] if speaker is not None and speaker.type is NodeKind.PERSON else []
        return [*self._barred_by_clause(token), *spoke, *acting_together(token, self.cast)]

    def _barred_by_clause(self, token: "Token") -> list[Role]:
        if token.dep_ in NOUN_SUBJECTS and lemma(token.head) not in self.lexicon.classes["speech_verbs"]:
            below = (t for c in token.head.rights if c.dep_ != "conj" for t in c.subtree)
            named = (self.cast.at.get(t.i) for t in below if t.pos_ == "PROPN")
            return [role for role in named if role is not None]  # "he left before Brown's speech": not Brown
        if token.dep_ == "nsubj" and lemma(token.head) in self.lexicon.classes["speech_verbs"]:
            told = ((t, self.cast.at.get(t.i)) for t in named_in_speech(token))
            found = [role or (self._titled(t) if t.dep_ in NOUN_SUBJECTS else None) for t, role in told]
            return [role for role in found if role is not None]
        if token.dep_ == "poss" and token.head.dep_ in ("dobj", "pobj"):
            token = token.head
            if asks_own(token) or not (is_hostile(token.head, self.lexicon) or takes_side(token, self.lexicon)):
                return []
        if token.dep_ not in ("dobj", "pobj", "dative") or token.lower_.endswith("self"):
            return []
        verb = token.head if token.dep_ != "pobj" else token.head.head
        while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children(verb, "nsubj", "nsubjpass"):
            verb = verb.head
        return [self.cast.at[c.i] for c in verb.children if c.dep_ == "nsubj" and c.i in self.cast.at]

    def _spoken_of(self, token: "Token") -> Role | None:
        """Resolve "they" in "criticised the Liberals, saying they had lied": who is blamed is spoken of."""
        clause = token.head
        saying = clause.head
        if token.dep_ not in NOUN_SUBJECTS or clause.dep_ != "ccomp" or saying.tag_ != "VBG":
            return None
        if saying.dep_ != "advcl" or lemma(saying) not in self.lexicon.classes["speech_verbs"]:
            return None
        verbs = [saying.head, *children(saying.head, "conj")]
        person = any(
            s.i in self.cast.at and self.cast.at[s.i].type is NodeKind.PERSON
            for s in children(saying.head, "nsubj")
        )
        if person and token.lower_ == "it":  # "urged them to punish Chad, saying it had lied"
            verbs += [v for v in children(saying.head, "xcomp") if children(v, "dobj")]
        before = (v for v in verbs if v.i < saying.i and not is_passive(v))
        verbs = [v for v in before if lemma(v) in BLAMING or (person and v.dep_ == "xcomp")]
        blamed = children(verbs[-1], "dobj") if verbs else []
        role = next((self.cast.at[t.i] for t in blamed if t.i in self.cast.at), None)
        if role is None:
            return None
        if token.lower_ in _HE:
            sex = "f" if token.lower_ in _SHE else "m"
            return role if role.type is NodeKind.PERSON and self._sex(role) in (sex, None) else None
        return role if token.lower_ in ("they", "it") and role.type is not NodeKind.PERSON else None

    def _titled(self, token: "Token") -> Role | None:
        """Resolve "the president" to the last person of that office; in the singular and definite only."""
        word = lemma(token)
        offices = self.lexicon.offices
        if word == "head":
            return head_of_state(token, self.cast)
        if word not in offices["state"] and word not in offices["place"] and word not in offices["body"]:
            return None
        if token.tag_ not in ("NN", "NNP") or not any(c.lower_ in ("the", "this") for c in token.lefts):
            return None
        if any(t.pos_ == "PROPN" for t in preposition_objects(token, "of")):
            return None  # "the president of the European Council" is no other president
        if any(c.dep_ == "amod" and c.lower_ not in _PLAIN for c in token.lefts):
            return None  # "the first Hispanic justice" is another
        fields = [t.lower_ for t in token.lefts if t.dep_ == "compound" or t.lower_ in _FIELDS]
        title = " ".join([*fields, word])
        held = [
            r
            for r in self.cast.of_type(NodeKind.PERSON)
            if any(
                is_office(o.casefold(), title) or (title == "premier" and is_chief(o.casefold(), title))
                for o in r.offices
            )
            and any(h < token.i for h in r.heads)
        ]
        now = [r for r in held if not any(o.startswith("former") for o in r.offices)]
        return max(now or held, key=lambda r: max(h for h in r.heads if h < token.i), default=None)
