"""Nominal mentions: "Russian forces", "the government", "the president", "protesters", "the bill" as entities."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg_loaders import acting
from kg_loaders.acting import MEMBERS, POSTED, acting_for, is_office_of_law, may_govern, of_government
from kg_loaders.antecedents import the_country
from kg_loaders.apposed_bodies import body_beside, initials_beside
from kg_loaders.blocks import BlockKind
from kg_loaders.body_kinds import BODY_KINDS, UNITED, body_of_kind, is_called
from kg_loaders.cast import Cast, Role
from kg_loaders.coreference import Coreference
from kg_loaders.gazetteer import Gazetteer
from kg_loaders.lexicon import Lexicon
from kg_loaders.nationals import official_of, the_national
from kg_loaders.owning import antecedent, own_party, owned_name
from kg_loaders.parse import ParsedArticle
from kg_loaders.phrases import absence, is_audience, is_definite, noun_phrase, phrase_text
from kg_loaders.proposals import Proposals
from kg_loaders.several import are_alike, are_few, named_before, state_opposed, uncounted
from kg_loaders.syntax import children, is_prefixed, lemma, preposition_objects
from kg_schema import NodeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Nominals"]

_PROTESTERS = frozenset("protester protestor demonstrator marcher rioter".split())
_SPEAKERS = frozenset("spokesperson spokesman spokeswoman spokespeople representative".split())
_NEWCOME = frozenset("new interim military transitional".split())
"""What a government is called by others: that of the country which the article is about."""
_BODIES = BODY_KINDS.keys() | UNITED
_BARE_STATE = frozenset(
    "government administration army military authority regime ministry troop official cabinet leadership "
    "junta monarchy".split()
)
_ONE_EACH = frozenset("government administration regime cabinet army ministry".split())


@dataclass(slots=True)
class Nominals:
    """Finds and remembers the nominal mentions of an article, in reading order."""

    parsed: ParsedArticle
    cast: Cast
    lexicon: Lexicon
    gazetteer: Gazetteer
    coreference: Coreference
    proposals: Proposals = field(init=False)

    def __post_init__(self) -> None:
        self.proposals = Proposals(self.parsed, self.cast, self.lexicon, self.coreference)

    def run(self) -> None:
        """Add every nominal mention to the cast."""
        self.proposals.begin()
        headline = [t for t in self.parsed.doc if self.parsed.kind(t) is BlockKind.TITLE]
        body = [t for t in self.parsed.doc if self.parsed.kind(t) is not BlockKind.TITLE]
        for token in body + headline:  # things are named as the text names them, not as its headline does
            dated = token.ent_type_ in ("DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY")
            if token.i in self.cast.at:
                the_national(token, self.cast, self.gazetteer)
            elif token.pos_ in ("NOUN", "PROPN") and not dated and not self._inside_name(token):
                self._nominal(token)

    def _inside_name(self, token: "Token") -> bool:
        if token.dep_ in ("compound", "nmod") and any(
            absence(t) for t in token.doc[max(0, token.i - 2) : token.i]
        ):
            return True  # the "deal" of "a no-deal exit"
        return token.dep_ == "compound" and token.head.i in self.cast.at and token.head.pos_ == "PROPN"

    def _person_named(self, token: "Token") -> Role | None:
        """Return the person whose title the noun is: "Australia's foreign minister, Neil Farraday, ..."."""
        for other in [*(c for c in token.children if c.dep_ == "appos"), *token.doc[token.i + 1 : token.i + 2]]:
            role = self.cast.at.get(other.i)
            if role is not None and role.type is NodeKind.PERSON:
                return role
        fielded = preposition_objects(token, "for") if lemma(token) in ("minister", "secretary") else []
        for pobj in [*preposition_objects(token, "of"), *fielded] if token.tag_ != "NNS" else ():
            role = self.cast.at.get(pobj.i)  # "director of National Security Ada Brown"
            within = [c for c in children(pobj, "compound") if self.cast.at.get(c.i) is not role]
            if role is not None and role.type is NodeKind.PERSON and within:
                return role
        return None

    def _nominal(self, token: "Token") -> None:
        word = lemma(token)
        classes = self.lexicon.classes
        offices = self.lexicon.offices
        if word == "politician" or any(word in offices[kind] for kind in ("state", "body", "place")):
            person = self._person_named(token) or official_of(token, self.cast, self.coreference)
            if person is not None:
                self.cast.at[token.i] = person
                return
        place = self._place_meant(token, word)
        meant = self._meant(token, word, place)
        if meant is not None:
            self._mention(token, meant)
            return
        pursued = word == "prosecution" and bool(preposition_objects(token, "of"))  # of a war
        body = (
            word in classes["bodies"] and not pursued and (word == "police" or token.tag_ in ("NN", "NNP", "NNPS"))
        )
        if body or is_office_of_law(token):
            self._body(token, place)
            return
        if word in _BARE_STATE and self._of_unknown_state(token):
            return
        given = (word == "authority" and token.tag_ == "NN") or self._is_apart(token)  # "if given the authority"
        given = given or (token.tag_ == "NNS" and word in _ONE_EACH and not children(token, "nummod"))
        if word in _BARE_STATE and not given and any(c.lower_ in ("the", "this") for c in token.lefts):
            state = self.default_state(token)
            if state is not None:
                self._mention(token, state)
                return
        if (word == "vote" and children(token, "nummod")) or token.doc[token.i - 2 : token.i].text == "far-":
            return
        if (word in classes["proposals"] and token.pos_ == "NOUN") or (
            word in classes["proposals"] and token.text[:1].isupper()
        ):
            self.proposals.mention(token, word)
            return
        if word in ("reporter", "journalist", "staff") and is_audience(token):
            return
        if word in classes["groups"] and (
            token.tag_ in ("NNS", "NNPS")
            or word
            in ("police", "people", "public", "opposition", "community", "crowd", "mob", "majority", "staff")
        ):
            self._group(token)
        elif word == "step" and is_definite(token):
            self.proposals.mention_last(token)

    def _place_meant(self, token: "Token", word: str) -> Role | None:
        """Return the place that modifies a noun, where it can act for it: "Kurdish fighters" are no region."""
        place = self.place_of(token)
        arms = word in MEMBERS or word in self.lexicon.classes["instruments"]
        peoples = arms and children(token, "amod")
        region = place is not None and place.type is NodeKind.REGION
        breakaway = place is not None and place.key.startswith("x-") and word in _BARE_STATE
        return None if (self._is_apart(token) and not breakaway) or (peoples and region) else place

    def _is_apart(self, token: "Token") -> bool:
        """Tell whether people are of a camp, not of the state: "the separatist authorities"."""
        return any(c.lower_ in self.lexicon.classes["camps"] for c in children(token, "compound", "amod", "nmod"))

    def _meant(self, token: "Token", word: str, place: Role | None) -> Role | None:
        """Return who a noun's people, office, forces or ministry act for, or the body that it means again."""
        classes, offices = self.lexicon.classes, self.lexicon.offices
        acted_for = acting_for(token, self.cast, self.gazetteer, self.coreference)
        if acted_for is not None:
            return acted_for
        theirs = own_party(token, self.cast, self.coreference, self.gazetteer) if word in _BODIES else None
        if theirs is not None:
            return theirs
        acts = token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.dep_ == "agent")
        if word == "state" and token.tag_ == "NNS" and place is not None and place.type is NodeKind.STATE:
            return None  # "US states"
        if place is not None and (word in classes["state_bodies"] or (acts and word in classes["instruments"])):
            return place
        if word in _SPEAKERS and (word in offices["state"] or word in offices["body"]) and token.tag_ == "NN":
            body = self._body_of(token)
            if body is not None:
                return body
        if word == "ministry" and place is None and is_definite(token):
            return self.coreference.state_before(token)
        if place is None and of_government(token):
            return self.only_state(token)
        return the_country(token, self.cast) or body_of_kind(token, self.cast, self.gazetteer)

    def _of_unknown_state(self, token: "Token") -> bool:
        """Cast "the government of Sarima": what has a government is a state, known or not."""
        for pobj in preposition_objects(token, "of"):
            if pobj.pos_ == "PROPN" and lemma(token) in ("government", "army", "regime", "military"):
                known = self.cast.at.get(pobj.i)
                if known is not None and known.type is NodeKind.PERSON:
                    home = self.home(known) or self.place_of(pobj)
                    if home is not None:
                        self._mention(token, home)
                    return home is not None
                if known is not None and known.type in (NodeKind.STATE, NodeKind.ORGANIZATION):
                    return False
                state = self.cast.add(NodeKind.STATE, pobj.text)
                self._mention(pobj, state)
                self._mention(token, state)
                return True
        return False

    def _mention(self, token: "Token", role: Role) -> None:
        tokens = noun_phrase(token)
        span = (
            self.parsed.doc[min(tokens[0].i, token.i) : token.i + 1]
            if tokens
            else self.parsed.doc[token.i : token.i + 1]
        )
        bounds = self.parsed.bounds(span)
        self.cast.mention(role, token.i, bounds, " ".join(self.parsed.article.text[bounds[0] : bounds[1]].split()))

    def place_of(self, token: "Token") -> Role | None:
        """Return the state or region that modifies a noun: "Russian", "Russia's", "of Russia", "the Kremlin"."""
        modifiers = children(token, "amod", "compound", "poss", "nmod")
        for child in modifiers:
            role = self.cast.at.get(child.i)
            if role is not None and role.type in (NodeKind.STATE, NodeKind.REGION) and not is_prefixed(child):
                return role
        for child in modifiers:
            role = self.cast.at.get(child.i)
            if (
                role is not None
                and role.type is NodeKind.PERSON
                and child.dep_ in ("poss", "compound")
                and role.home
            ):
                return self.home(role)
            pronoun = child.pos_ == "PRON" or child.lower_ == "whose"
            if role is None and child.dep_ == "poss" and pronoun and lemma(token) != "counterpart":
                owner = self._place_behind(child)
                if owner is not None:
                    return owner
        for name in ("of", "in", "from", "for") if lemma(token) not in POSTED else ("of", "from"):
            for pobj in preposition_objects(token, name):
                role = self.cast.at.get(pobj.i)
                if role is not None and role.type in (NodeKind.STATE, NodeKind.REGION):
                    return role
        return None

    def _place_behind(self, pronoun: "Token") -> Role | None:
        """Return the place that a possessive pronoun means, or whose person it means."""
        whose = pronoun.lower_ == "whose"
        owner = antecedent(pronoun, self.cast) if whose else self.coreference.resolve(pronoun)
        if owner is None or owner.type in (NodeKind.STATE, NodeKind.REGION):
            return owner
        if owner.type is NodeKind.PERSON and owner.home:
            return self.home(owner)
        entry = self.gazetteer.demonym(owner.name.split()[0])
        return self.cast.known(entry) if entry is not None and entry.kind != "continent" else None

    def owner_of(self, token: "Token") -> Role | None:
        """Return the state, region or body whose the thing is: "Hezbollah depots", "the Red Crescent's convoy"."""
        for child in children(token, "compound", "poss", "amod", "nmod"):
            role = self.cast.at.get(child.i)
            if role is not None and role.type is NodeKind.ORGANIZATION:
                return role
        for pobj in preposition_objects(token, "of"):
            role = self.cast.at.get(pobj.i)
            if role is not None and role.type is NodeKind.ORGANIZATION:
                return role
        return self.place_of(token)

    def site(self, token: "Token") -> Role:
        """Return an unnamed place: "a hospital", local to the article."""
        name = phrase_text(self.parsed, token)
        role = self.cast.add(NodeKind.REGION, name[:1].upper() + name[1:], local=True, named=False)
        self._mention(token, role)
        for called in (name, str(token.text), uncounted(name)):
            role.add_name(called)
        return role

    def home(self, person: Role) -> Role | None:
        """Return the state that a person acts for, cast if it is not yet."""
        entry = self.gazetteer.get(person.home or "")
        if entry is None:
            return self.cast.find(NodeKind.STATE, person.home or "")
        return self.cast.known(entry)

    def _body_of(self, token: "Token") -> Role | None:
        """Return the body that a spokesperson speaks for."""
        for name in ("for", "of"):
            for pobj in preposition_objects(token, name):
                role = self.cast.at.get(pobj.i)
                if role is None and lemma(pobj) in self.lexicon.classes["state_bodies"]:
                    role = self.place_of(pobj)
                if role is not None and role.type is not NodeKind.PROPOSAL:
                    return role
        for child in children(token, "compound", "poss", "amod", "nmod"):
            role = self.cast.at.get(child.i)
            if role is not None and role.type is not NodeKind.PROPOSAL:
                return role
        return None

    def state_of(self, token: "Token") -> Role | None:
        """Return the state that modifies a noun, or whose capital does: "state television in Minsk"."""
        place = self.place_of(token)
        if place is None or place.type is NodeKind.STATE:
            return place
        entry = self.gazetteer.capital(place.name) if place.known else None
        return self.cast.known(entry) if entry is not None else None

    def default_state(self, near: "Token | None" = None) -> Role | None:
        """Return whom "the government" means: the state of who the sentence is about, else the one most named."""
        if near is not None and (opposed := state_opposed(near, self.cast)) is not None:
            return opposed
        if near is not None and (american := acting.of_america(near, self.cast)) is not None:
            return american
        newcome = near is not None and any(c.lower_ in _NEWCOME for c in near.lefts)
        for token in () if near is None or newcome else near.sent:
            role = self.cast.at.get(token.i)
            late = near is not None and token.dep_ == "pobj" and token.i > near.i  # "at war with rebels in Chad"
            if role is None or late or token.dep_ not in ("nsubj", "nsubjpass", "poss", "pobj"):
                continue
            if role.type is NodeKind.STATE and token.dep_ == "nsubj" and lemma(token.head) == "be":
                return role  # "Chad is at odds with Peru's president over the government's plan"
            acts = role.type in (NodeKind.PERSON, NodeKind.ORGANIZATION) and role.home and not role.media
            if acts and (home := self.home(role)) is not None:
                return home
        states = [r for r in self.cast.of_type(NodeKind.STATE) if r.heads and may_govern(r, near, self.parsed.doc)]
        if near is not None and near.dep_ == "dobj":  # what others recognise is not their own government
            doers = {self.cast.at.get(t.i) for s in children(near.head, "nsubj") for t in s.subtree}
            states = [r for r in states if r not in doers]
        return acting.most_spoken_of(states, self.parsed.doc)

    def only_state(self, official: "Token") -> Role | None:
        """Return the state that an unnamed office means.

        It is named twice as often as any other, in two sentences or more, the first before the official's. The
        official's own does not name it: "Minister Novak said Hungary had rejected it" speaks of another's country.
        """
        counts = sorted((sum(r.names.values()), -r.order) for r in self.cast.of_type(NodeKind.STATE) if r.heads)
        if not counts or (len(counts) > 1 and counts[-1][0] < 2 * counts[-2][0]):
            return None
        state = self.default_state()
        sentences = {self.parsed.doc[h].sent.start for h in state.heads} if state is not None else set()
        named_apart = sentences and min(sentences) < official.sent.start and official.sent.start not in sentences
        return state if len(sentences) > 1 and named_apart else None

    def _body(self, token: "Token", place: Role | None) -> None:
        word = lemma(token)
        named = body_beside(token, self.cast)
        if named is not None:
            self._mention(token, named)
            return
        modifiers = children(token, "amod", "compound", "poss", "nmod")
        at_home = place is not None and (place.type is NodeKind.STATE or acting.is_some_court(token))
        if not modifiers and not preposition_objects(token, "of") and not at_home:
            bodies = [r for r in self.cast.of_type(NodeKind.ORGANIZATION) if is_called(r, word) and r.heads]
            known = [r for r in bodies if r.heads[0] < token.i] or bodies
            known = named_before(token, known)
            if known:
                self._mention(
                    token, max(known, key=lambda r: max((h for h in r.heads if h < token.i), default=-1))
                )
                return
            if not (
                is_definite(token) or token.text[:1].isupper() or word in ("parliament", "police", "congress")
            ):
                return
        if token.tag_ == "NNS" and word != "police":
            return
        name = phrase_text(self.parsed, token)
        role = self.cast.add(NodeKind.ORGANIZATION, name[:1].upper() + name[1:], named=False)
        role.plural = role.plural or word == "police"
        if place is not None and place.type is NodeKind.STATE:
            role.home = role.home or self.cast.key_of(place)
        self._mention(token, role)
        role.add_name(name)
        initials = initials_beside(token, self.cast)
        if initials is not None:  # "the main chamber of trade, KAMTRA,"
            role.name = str(initials.text)
            for mention in (t for t in token.doc if t.text == role.name and t.i not in self.cast.at):
                self._mention(mention, role)

    def _group(self, token: "Token") -> None:
        name = owned_name(token, self.cast, self.coreference) or phrase_text(self.parsed, token)
        said = children(token, "amod", "compound", "poss", "nmod", "prep", "relcl", "acl")
        if all(c.lower_ in ("including", "such") for c in said):
            groups = [r for r in self.cast.of_type(NodeKind.GROUP) if r.heads]
            known = [r for r in groups if are_alike(token, self.parsed.doc[r.heads[0]])]
            known = named_before(token, known)
            if known:
                self._mention(token, known[-1])
                return
        role = self.cast.add(NodeKind.GROUP, name[:1].upper() + name[1:], local=True, named=False, plural=True)
        self._mention(token, role)
        for called in (name, str(token.text), uncounted(name)):
            role.add_name(called)
        for kind in (t.text for t in token.lefts if t.dep_ == "compound" and t.i == token.i - 1):
            role.add_name(f"{kind} {token.text}")

    def protesters(self, token: "Token") -> Role:
        """Return those who protest, of whom the article speaks already or now first."""
        for role in self.cast.of_type(NodeKind.GROUP):
            head = self.parsed.doc[role.heads[0]] if role.heads else None
            if head is not None and lemma(head) in _PROTESTERS and not are_few(head):
                return role
        role = self.cast.add(NodeKind.GROUP, "Protesters", local=True, named=False, plural=True)
        role.spans.append(self.parsed.bounds(self.parsed.doc[token.i : token.i + 1]))
        role.heads.append(token.i)
        return role

    def group(self, token: "Token") -> Role:
        """Return a group made of a noun phrase that acts."""
        self._group(token)
        return self.cast.at[token.i]
