"""Offices and parties of people: REPRESENTS and MEMBER_OF from titles, appositions and copulas."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg_loaders.apposed import apposed_titles
from kg_loaders.bodies_beside import (
    bodies_before,
    body_reached,
    body_within,
    is_owned,
    owners,
    place_called,
    spoken_for,
)
from kg_loaders.cast import Role
from kg_loaders.homes import ministry_in, only_body, only_place, only_state, party_meant
from kg_loaders.party_names import is_party, party_at_home
from kg_loaders.syntax import BLAMING, children, lemma, preposition_objects
from kg_loaders.tenures import holders
from kg_loaders.ties import BODIES, Scene, Tie
from kg_loaders.title_words import SENT, field_before, ministry_before, office_in, words_before
from kg_loaders.titles import PRIVATE, full_forms, is_local, is_of_camp, is_of_part, is_opposed
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SORTS_OF_DEMOCRAT", "find_offices"]

_HOLDING = frozenset("acting deputy interim incumbent outgoing current embattled late veteran".split())
_FORMER = frozenset("former then ex onetime late previous erstwhile".split())
_SEEKING = frozenset(
    "candidate nominee contender hopeful opposition elect designate presumptive would-be shadow".split()
)
SORTS_OF_DEMOCRAT = frozenset("social christian liberal free sweden centre center".split())
_HEADING = frozenset("leader chairman chairwoman chair chief president boss secretary co-leader".split())
_PARTISANS = frozenset({"democrat", "republican"})
_FIELDED = frozenset("minister secretary".split())
_SPEAKING = frozenset("spokesman spokeswoman spokesperson".split())
_AT_WORK = frozenset("expert specialist fellow scholar historian".split())
_ON_BODIES = frozenset("member democrat republican seat chair chairman".split())


def find_offices(scene: Scene) -> Iterator[Tie]:
    """Yield the offices and memberships of people that the text states."""
    return _Offices(scene, _all_offices(scene)).run()


def _all_offices(scene: Scene) -> frozenset[str]:
    offices = scene.lexicon.offices
    return offices["state"] | offices["place"] | offices["body"]


@dataclass(slots=True)
class _Offices:
    scene: Scene
    known: frozenset[str]

    def run(self) -> Iterator[Tie]:
        cast = self.scene.cast
        for token in self.scene.parsed.doc:
            role = cast.at.get(token.i)
            if role is None or role.type is not NodeKind.PERSON:
                continue
            if cast.at.get(token.i + 1) is role or token.pos_ not in ("PROPN", "NOUN"):
                continue
            yield from self._before_name(token, role)
            yield from self._of_body(token, role)
            for noun, holder in apposed_titles(cast, token, role):
                several = noun.head.lower_ == "of" and noun.tag_ == "NNS"  # "one of Africa's leaders"
                for tie in self._title(noun, holder, "office.appositive"):
                    if not several or tie.target.type is NodeKind.ORGANIZATION:
                        yield tie
        for token in self.scene.parsed.doc:
            if token.lower_ == "counterpart":
                yield from self._counterpart(token)
            if token.pos_ in ("NOUN", "PROPN") and lemma(token) in self.known and not self._in_body(token):
                yield from self._named_after(token)
                yield from self._copula(token)

    def _in_body(self, token: "Token") -> bool:
        """Tell whether an office is a word of a body's name: "the Association of Attorneys General"."""
        role = self.scene.cast.at.get(token.i)
        within = role is not None and role.type is NodeKind.ORGANIZATION and role.named and token.pos_ == "PROPN"
        return within and token.text.istitle() and self.scene.cast.at.get(token.i - 1) is role

    def _person(self, token: "Token") -> Role | None:
        return self.scene.person_at(token)

    # -- where a title stands ---

    def _named_after(self, token: "Token") -> Iterator[Tie]:
        """ "the mayor of London, Sadiq Khan", "Mahan's director, Hamid Khanooki"."""
        if (
            token.dep_ == "appos"
            and self._person(token.head)
            and any(c.lower_ in ("a", "an") for c in token.lefts)
        ):
            return  # "Brown, a director of Orbex, Ek and Gray": a list
        after = self._after_phrase(token)
        for name in [*children(token, "appos"), *([after] if after is not None else [])]:
            role = self._person(name) if name.pos_ != "PRON" else None
            if role is not None:
                yield from self._title(token, role, "office.named")
                return

    def _counterpart(self, token: "Token") -> Iterator[Tie]:
        """ "his Iranian counterpart, Omid Rastgar": who deals with an official as the like of him is one, too."""
        after = token.i + 1 + (token.doc[token.i + 1 : token.i + 2].text == ",")
        role = self.scene.cast.at.get(after)
        homes = [r for c in token.lefts if (r := self.scene.cast.at.get(c.i)) is not None]
        if role is not None and role.type is NodeKind.PERSON and homes and homes[0].type is NodeKind.STATE:
            yield self._tie(role, homes[0], "counterpart", token, "office.counterpart", 0.8)

    def _after_phrase(self, token: "Token") -> "Token | None":
        """Return what follows the comma after an office and its "of ...", however it was parsed."""
        doc, end = token.doc, token.i
        for prep in children(token, "prep"):
            if prep.lower_ in ("of", "for", "to", "in", "on") and prep.i == token.i + 1:
                end = prep.right_edge.i
        at = self.scene.cast.at
        while end + 1 < len(doc) and end in at and at.get(end + 1) is at[end]:
            end += 1  # "the League for the Defence of ...": parsed as two phrases
        named = next((i for i in range(token.i + 1, end + 1) if doc[i].text == ","), None)
        end = named - 1 if named is not None else end
        return doc[end + 2] if end + 2 < len(doc) and doc[end + 1].text == "," else None

    def _copula(self, token: "Token") -> Iterator[Tie]:
        """ "X is the president of Y", "elected X as leader", "X serves as mayor"."""
        for t in holders(token):
            role = self._person(t)
            if role is not None:
                yield from self._title(token, role, "office.copula")

    def _before_name(self, token: "Token", role: Role) -> Iterator[Tie]:
        """Titles before a name: walk left over title words, adjectives, compounds and possessives."""
        words = words_before(self.scene, self.known, self.scene.first_of(token, role))
        yield from self._from_words(words, role, token)
        ministry = ministry_before(self.scene, self.scene.first_of(token, role)) if words else None
        if ministry is not None:
            yield from self._for_field(ministry, role)
            return
        if not words:
            return
        before = words[0].i - 1
        if before > 1 and words[0].doc[before].lower_ == "the":
            before -= 1  # "head of the Harbour Board Ana Lopez"
        if before > 0 and words[0].doc[before].lower_ in ("of", "for"):
            # "Secretary General of NATO Jens Stoltenberg": the words are the body, the office stands before "of".
            office = words[0].doc[before - 1]
            sent = lemma(office) in SENT | _FIELDED
            if sent and words[0].doc[before].lower_ == "for":  # "UN envoy for Yemen", "minister for EU affairs"
                sender = next(
                    iter(bodies_before(self.scene, list(office.doc[office.left_edge.i : office.i]))), None
                )
                if sender is not None:
                    yield self._tie(role, sender, self._office_name(office), office, "office.of_name", 0.85)
                return
            body = next((self.scene.cast.at[w.i] for w in words if w.i in self.scene.cast.at), None)
            named = body is not None and body.type in BODIES and not any(lemma(w) in self.known for w in words)
            if body is not None and named and lemma(office) in self.known and not self._sought(office):
                yield self._tie(role, body, self._office_name(office), office, "office.of_name", 0.85)

    def _for_field(self, office: "Token", role: Role) -> Iterator[Tie]:
        """ "Irish Minister for Health Ana Ruiz", "Minister for Housing, Planning and Roads Ana Ruiz"."""
        left = list(office.doc[office.left_edge.i : office.i])
        sender = next(iter(bodies_before(self.scene, left)), None)
        sender = sender or (self.scene.nominals.home(role) if role.home is not None else None)
        role.offices.append(lemma(office))
        if sender is not None and not {t.lower_ for t in left} & (_SEEKING | {"shadow"}):
            former = any(t.lower_ in _FORMER for t in left)
            yield self._tie(role, sender, lemma(office), office, "office.of_name", 0.7, former)

    def _of_body(self, token: "Token", role: Role) -> Iterator[Tie]:
        """ "Ana Ruiz of the Workers' Party", "Sharif Hotak, of the provincial council"."""
        if token.dep_ in ("dobj", "nsubjpass") and lemma(token.head) in BLAMING:
            return  # "accused Ana Ruiz of ..."
        found = [self.scene.cast.at.get(pobj.i) for pobj in preposition_objects(token, "of")]
        if token.dep_ not in ("dobj", "nsubjpass"):  # not "expelled Ana Ruiz from the party"
            found += [self.scene.cast.at.get(pobj.i) for pobj in preposition_objects(token, "from")]
        after = token.i + 1 + (token.doc[token.i + 1 : token.i + 2].text == ",")
        reached = (
            body_reached(self.scene, after, "of", "from")
            if after > token.i + 1
            else body_reached(self.scene, after, "of")
        )
        for body in found if any(found) else [reached]:
            if body is not None and body.type is NodeKind.ORGANIZATION:
                yield Tie(Relation.REPRESENTS, role, body, token, "office.of_body", 0.7)

    def _sought(self, office: "Token") -> bool:
        """Tell whether the office is only run for: "his campaign for president of"."""
        return office.dep_ == "pobj" and office.head.lower_ in ("for", "as")

    # -- what a title says ---

    def _from_words(self, words: list["Token"], role: Role, at: "Token") -> Iterator[Tie]:
        """Read "Democratic", "US", "State Department spokesperson" before a name; two offices joined by "and"."""
        for word in words:
            yield from self._party(word, role, at)
        owner = self.scene.cast.at.get(words[-2].i) if len(words) > 1 and words[-1].tag_ == "POS" else None
        if owner is not None and owner.type is NodeKind.ORGANIZATION and owner.named and not owner.media:
            yield Tie(Relation.REPRESENTS, role, owner, at, "office.of_owner", 0.7)
        cut = next((i for i, w in enumerate(words) if w.lower_ == "and"), None)
        parts = [words] if cut is None else [words[:cut], words[cut + 1 :]]
        for part in parts:
            yield from self._office_before(part, role, at)

    def _office_before(self, words: list["Token"], role: Role, at: "Token") -> Iterator[Tie]:
        cast = self.scene.cast
        office = office_in(self.known, words)
        if office is None or any(w.lower_ == "shadow" for w in words):
            return  # a shadow minister holds no office of the state
        named = [w for w in words if w.lower_ not in office.split()]  # "Defence" of "defence minister" is no body
        named = [w for w in named if not is_opposed(w)]
        bodies = [cast.at[w.i] for w in named if w.i in cast.at and cast.at[w.i].type in BODIES]
        bodies = [b for b in bodies if b.name.casefold() != "party"] or owners(self.scene, words[0])
        after = (cast.at.get(p.i) for p in preposition_objects(at, "of"))
        bodies = bodies or [r for r in after if r is not None and r.type is NodeKind.STATE]
        bodies = [
            b for b in bodies if not is_party(b, self.scene.gazetteer)
        ] or bodies  # "Texas Republican Senator"
        if (
            office.split()[-1] in _FIELDED and office in self.scene.lexicon.offices["state"]
        ):  # "Workplace Relations Minister": what nobody knows is a field
            bodies = [b for b in bodies if b.known or b.type is not NodeKind.ORGANIZATION]
        if office.split()[-1] in SENT:
            bodies = bodies[:1]  # "US Ambassador to Germany" speaks for the US
        if office in self.scene.lexicon.offices["state"]:
            bodies = [b for b in bodies if not b.media]  # "told Reuters Prime Minister Ana Ruiz was ill"
        former = any(w.lower_.rstrip("-") in _FORMER for w in words)
        role.offices.append(f"former {office}" if former else office)
        field = field_before(words, office, cast) if office in _FIELDED and not former else ""
        role.offices += [f"{field} {office}"] if field else []
        if {w.lower_ for w in words} & _SEEKING:
            return
        target = self._target(office, bodies, role, at)
        if target is not None and not bodies and target[0].type is NodeKind.STATE and is_of_part(words):
            return
        if target is not None and (bodies or not (self._names_another(named, office) or is_local(words))):
            yield self._tie(role, target[0], office, at, "office.title", target[1], former)

    def _names_another(self, named: list["Token"], office: str) -> bool:
        """Tell whether the title names a body that nobody knows: "Harbour Corp President", "party president"."""
        if any(w.lower_ in ("party", "company", "group", "club", "union") for w in named):
            return True
        words = {form for o in self.known for form in o.split()} | _FORMER | _HOLDING
        unknown = [
            w for w in named if w.pos_ == "PROPN" and w.i not in self.scene.cast.at and w.text[:1].isupper()
        ]
        if office.split()[-1] in _FIELDED:
            return False
        return any(full_forms([w])[0:1] and full_forms([w])[0] not in words and len(w.text) > 1 for w in unknown)

    def _title(self, noun: "Token", role: Role, rule: str) -> Iterator[Tie]:
        """Read an apposed or copular title: "a spokesperson for the Red Cross", "Russian president"."""
        cast = self.scene.cast
        left, bodies = list(noun.doc[noun.left_edge.i : noun.i + 1]), []
        sent, where = lemma(noun) in SENT, []
        fielded = lemma(noun) in _FIELDED and any(p.lower_ == "for" for p in children(noun, "prep"))
        names = ("of", "for", "in", "at", "from", "to", "on") if not sent else ("of", "from", "for")
        for name in names if lemma(noun) in _ON_BODIES else names[:6]:
            for pobj in preposition_objects(noun, name):
                found = body_within(self.scene, pobj) or cast.at.get(pobj.i) or place_called(self.scene, pobj)
                field = name == "for" and fielded  # "the minister for Brazil affairs"
                foe = found is not None and found.type is NodeKind.STATE and (field or is_of_camp(pobj))
                if found is not None and found.type in BODIES and not foe:
                    bodies.append(found)
                    where += [found] if name in ("in", "at") else []
        if not bodies and (body := body_reached(self.scene, noun.i + 1, "of", "for", "at", "with")) is not None:
            bodies = [body]
        beside = bodies_before(self.scene, left if noun.lower_ not in _PARTISANS else left[:-1])
        if beside and children(noun, "poss"):
            bodies = [b for b in bodies if b not in where]  # "met Chad's minister in Oslo"
        works = lemma(noun) in _AT_WORK and bool(noun.doc[noun.i + 1 : noun.i + 2].text in ("at", "with"))
        if (
            beside
            and not works
            and (sent or fielded or beside[0].type is NodeKind.ORGANIZATION)
            and (noun.i + 1 == len(noun.doc) or "of" not in noun.doc[noun.i + 1].lower_)
        ):
            bodies = beside  # "the UN's envoy for Yemen", "the agency's director for Asia"
        bodies = bodies or beside or owners(self.scene, noun)
        if not bodies and noun.lower_ in _SPEAKING:
            told = (spoken_for(self.scene, t) for t in preposition_objects(noun, "for"))
            bodies = [r for r in told if r is not None]
        for t in left:
            yield from self._party(t, role, noun)
        office = office_in(self.known, left) or (lemma(noun) if lemma(noun) == "member" else None)
        if office is None and works and bodies and bodies[0].type is NodeKind.ORGANIZATION and bodies[0].named:
            office = lemma(noun)
        if office is not None and {t.lower_ for t in left} & _SEEKING:
            party = body_reached(self.scene, noun.i + 1, "for", "of")
            if party is not None and is_party(party, self.scene.gazetteer):
                yield Tie(Relation.MEMBER_OF, role, party, noun, "party.sought", 0.75)
            role.offices += [office] if office == "opposition leader" else []
            return
        if office is None or any(t.lower_ == "shadow" for t in left):
            return
        former = any(t.lower_.rstrip("-") in _FORMER for t in left)
        role.offices.append(f"former {office}" if former else office)
        unsaid = not bodies and (is_local(left) or is_owned(noun))
        target = None if unsaid else self._target(office, bodies[:1], role, noun)
        if target is not None:
            yield self._tie(role, target[0], office, noun, rule, target[1], former)
        american = [r for r in bodies_before(self.scene, left) if r.key == "USA"]
        if office == "senator" and american and bodies and bodies[0] is not american[0]:
            senate = self._target(office, american, role, noun)  # "a U.S. Senator from Vermont"
            if senate is not None:
                yield self._tie(role, senate[0], office, noun, rule, senate[1], former)

    def _target(self, office: str, bodies: list[Role], role: Role, at: "Token") -> tuple[Role, float] | None:
        """Return what the office is held of, and how sure that is."""
        of_state = office in self.scene.lexicon.offices["state"]
        owned = any(c.dep_ == "poss" for c in at.lefts)  # "the government's lawyer"
        if bodies and office in PRIVATE and bodies[-1].type is not NodeKind.ORGANIZATION and not owned:
            return None  # "a US journalist" speaks for no state
        if bodies:
            last = ministry_in(self.scene, bodies[-1], at) or self._behind_office(bodies[-1])
            capital = (
                self.scene.gazetteer.capital(last.name) if last.type is NodeKind.REGION and last.known else None
            )
            if office in ("senator", "state senator") and last.key == "USA":
                senate = self.scene.gazetteer.get("us-senate")
                return (self.scene.cast.known(senate), 0.85) if senate is not None else (last, 0.9)
            if of_state and capital is not None:
                return self.scene.cast.known(capital), 0.8
            return last, 0.9
        local = only_place(self.scene, office, at) or only_body(self.scene, office)
        if local is not None:
            return local, 0.6
        if not of_state or office in self.scene.lexicon.offices["place"]:
            return None
        if role.home is not None:
            home = self.scene.nominals.home(role)
            return (home, 0.8) if home is not None else None
        default = only_state(self.scene, at)
        return (default, 0.55) if default is not None else None

    def _behind_office(self, body: Role) -> Role:
        """Return the state of a body that is called after its head: "US Trade Representative Ada Brown"."""
        named_so = body.type is NodeKind.ORGANIZATION and body.name.rpartition(" ")[2].casefold() in SENT
        home = self.scene.nominals.home(body) if named_so and body.known and body.home else None
        return home or body

    def _tie(
        self,
        person: Role,
        body: Role,
        office: str,
        at: "Token",
        rule: str,
        confidence: float,
        former: bool = False,
    ) -> Tie:
        if body.type is NodeKind.STATE and not former and person.home is None:
            person.home = body.key
        return Tie(Relation.REPRESENTS, person, body, at, rule, confidence, office, former)

    def _office_name(self, token: "Token") -> str:
        return " ".join(t.lower_ for t in [*(t for t in token.lefts if t.dep_ == "compound"), token])

    def _party(self, word: "Token", role: Role, at: "Token") -> Iterator[Tie]:
        """A party's adjective before an office or name: "Democratic mayor", "Republican Senator"."""
        cast = self.scene.cast
        party = cast.at.get(word.i)
        if (
            word.lower_ in ("democrat", "democrats")
            and (party is None or party.key == "democratic-party")
            and word.i
            and word.doc[word.i - 1].lower_ in SORTS_OF_DEMOCRAT
        ):
            entry = party_at_home(f"{word.doc[word.i - 1].text} Democrats", self.scene.gazetteer, cast)
            if entry is None:
                return  # not the Democrats of the US
            party = cast.known(entry)
        following = word.doc[word.i + 1 : word.i + 2].text
        if word.text in ("Labour", "Labor") and following in ("Minister", "Secretary", "Commissioner"):
            return  # who has work in hand
        if word.lower_ == "party" and word.i + 1 < len(word.doc) and word.doc[word.i + 1].lower_ in _HEADING:
            party = party_meant(self.scene, word)
            if party is not None:
                yield Tie(Relation.REPRESENTS, role, party, at, "office.of_party", 0.75)
            return
        if party is None and word.text[:1].isupper():
            entry = party_at_home(word.text, self.scene.gazetteer, cast)
            if entry is not None:
                party = cast.known(entry)
                party.add_name(word.text)
        elif party is not None and not is_party(party, self.scene.gazetteer):
            return
        if party is None or party.type is not NodeKind.ORGANIZATION or role.type is NodeKind.ORGANIZATION:
            return
        if party.home in (None, role.home or party.home):
            yield Tie(Relation.MEMBER_OF, role, party, at, "party.adjective", 0.85)
