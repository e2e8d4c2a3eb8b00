"""Proposals of an article: found by their nouns, named readably, and joined where they are one."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg_loaders.bare_names import is_likewise, is_undone, may_be_called
from kg_loaders.blocks import BlockKind
from kg_loaders.cast import Cast, Role
from kg_loaders.coreference import Coreference
from kg_loaders.deed_names import deed_name
from kg_loaders.lexicon import Lexicon
from kg_loaders.parse import ParsedArticle
from kg_loaders.phrases import MAX_WORDS, absence, is_definite, noun_phrase, phrase_text
from kg_loaders.syntax import children, lemma, preposition_objects
from kg_schema import NodeKind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Proposals"]

_FAMILIES = (
    "plan proposal idea bid offer scheme initiative suggestion framework roadmap strategy approach notion concept "
    "push effort",
    "deal agreement accord treaty pact settlement compromise contract solution",
    "bill law legislation act measure reform amendment statute provision rule regulation mandate",
    "motion resolution",
    "truce ceasefire cease-fire armistice",
    "talk negotiation summit dialogue diplomacy meeting",
    "vote election referendum poll ballot",
    "inquiry investigation impeachment probe process",
    "tariff tax duty levy",
    "attack strike bombing raid assault airstrike shelling offensive",
    "protest march rally demonstration",
    "restriction curb limit prohibition lockdown curfew quarantine measure ban",
    "claim allegation accusation",
    "ruling verdict decision judgment judgement",
    "order decree directive edict",
)
_FAMILY_OF = {word: i for i, line in enumerate(_FAMILIES) for word in line.split()}
_OF = frozenset("of on for against in to between".split())
_ANYTHING = frozenset("move decision measure step proposal plan idea action initiative".split())
_VALUES = frozenset(
    "sovereignty independence democracy peace aid support security unity stability integrity right freedom "
    "membership cooperation relation".split()
)
"""What nobody decides: "the measures" are something else."""
_LAWS = frozenset(
    "bill law legislation act reform amendment statute mandate motion resolution decree tariff tax levy duty ban "
    "restriction curb prohibition lockdown sanction package ordinance rule regulation embargo curfew".split()
)
"""What "the measure" names, where one of these was named before."""
_DRAFTS = frozenset("bill legislation package".split())
_ACTS = frozenset("move decision measure step action".split())
_GATHERED = frozenset("summit bill law treaty referendum deal truce ceasefire budget levy".split())
_SAID = frozenset("remark statement comment announcement speech claim allegation accusation call".split())
_BODIES_OF_LAW = frozenset("international humanitarian maritime criminal constitutional natural canon".split())
_TRIVIAL = frozenset(
    (
        "new own proposed controversial latest current recent such same former previous possible potential "
        "initial final original official formal other another first second next last further fresh key major "
        "big small entire whole so-called alleged planned ongoing draft much highly publicized repeated "
        "various several many any some more most"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Named:
    """How a proposal is named at one place: its head noun, whose it is, what tells it from others."""

    head: str
    owner: Role | None
    content: frozenset[str]
    definite: bool
    plural: bool = False
    undone: bool = False
    at: int = 0
    """Token before which a thing must have been named to be meant again."""


@dataclass(slots=True)
class Proposals:
    """Finds and remembers the proposals of an article, in reading order."""

    parsed: ParsedArticle
    cast: Cast
    lexicon: Lexicon
    coreference: Coreference
    _named: list[tuple[Role, _Named]] = field(default_factory=list)

    def begin(self) -> None:
        """Take in the proposals that have names of their own ("Clean Water Act")."""
        for role in list(self.cast.of_type(NodeKind.PROPOSAL)):
            words = [w for w in role.name.casefold().split() if not w.isdigit()] or [role.name.casefold()]
            first = next((i for i, w in enumerate(words) if w in _OF and i), len(words))
            content = frozenset(words[: first - 1] + words[first:]) - _OF - {"the", "and"}
            self._named.append((role, _Named(words[first - 1], None, content, True)))
        self._named.sort(key=lambda p: p[0].heads[0] if p[0].heads else 0)

    def mention(self, token: "Token", word: str) -> None:
        """Add the proposal that a noun names, or find it among those named before."""
        if word == "law" and any(c.lower_ in _BODIES_OF_LAW for c in children(token, "amod")):
            return  # it is nobody's plan, and "the law" beside it is another
        plural = token.tag_ in ("NNS", "NNPS")
        undone = word == "law" and is_undone(token)
        named = _Named(
            word, self._owner(token), self._content(token), is_definite(token), plural, undone, self._reach(token)
        )
        role = self._apposed(token) or self._same_proposal(named) or self._told_below(token, named)
        phrase = phrase_text(self.parsed, token)
        if role is None:
            name = self._beside(token) or self._readable(token, named) or self._meant_to(token) or phrase
            role = self.cast.add(NodeKind.PROPOSAL, name[:1].upper() + name[1:], local=True, named=False)
        self._named.append((role, named))
        self._add(token, role)
        for alias in (phrase, self._with_clause(token), self._called(token)):
            if alias is not None and len(alias.split()) <= MAX_WORDS + 4:
                role.add_name(alias)

    def _told_below(self, token: "Token", named: "_Named") -> Role | None:
        """Return the one proposal that a headline can mean: "Oslo summit" is the "Summit of the Lakes" below."""
        if self.parsed.kind(token) is not BlockKind.TITLE or named.head not in _GATHERED:
            return None
        alike = {id(r): r for r, o in self._named if o.head == named.head and o.plural == named.plural}
        return next(iter(alike.values())) if len(alike) == 1 else None

    def _beside(self, token: "Token") -> str | None:
        """Return the thing of "proposed a joint fund, an idea Chad rejects": "idea" alone says nothing."""
        thing = token.head
        aside = token.dep_ == "appos" and thing.pos_ == "NOUN" and thing.dep_ == "dobj" and token.i > thing.i
        if not aside or token.lower_ not in _ANYTHING:
            return None
        frames = self.lexicon.verbs.get(lemma(thing.head), ())
        put = any(f.relation is Relation.PROPOSES for f in frames)
        return phrase_text(self.parsed, thing) if put else None

    def _apposed(self, token: "Token") -> Role | None:
        """Return the proposal that the noun stands beside: "its main policy, the dam bill"."""
        subject = token.dep_ == "appos" and token.head.dep_ == "nsubj" and token.i > token.head.head.i
        beside = [token.head] if token.dep_ == "appos" and not subject else children(token, "appos")
        roles = (self.cast.at.get(t.i) for t in beside)
        return next((r for r in roles if r is not None and r.type is NodeKind.PROPOSAL), None)

    def _called(self, token: "Token") -> str | None:
        """Return what a plan is called in quotation marks: "quick truce" of "a plan for a “quick truce”"."""
        for thing in preposition_objects(token, "for"):
            first = thing.left_edge
            while first.i < thing.i and (first.is_quote or first.pos_ == "DET"):
                first = first.nbor()
            quoted = first.i > 0 and first.nbor(-1).is_quote and thing.i + 1 < len(thing.doc)
            if quoted and thing.nbor().is_quote and first.i < thing.i:
                start, end = self.parsed.bounds(thing.doc[first.i : thing.i + 1])
                return self.parsed.article.text[start:end]
        return None

    def _with_clause(self, token: "Token") -> str | None:
        """Return the phrase with the clause that says what it is: "plan to choose a woman as running mate"."""
        clauses = [c for c in token.rights if c.dep_ in ("acl", "relcl")]
        if not clauses or clauses[0].right_edge.i - token.i > MAX_WORDS + 4:
            return None
        first = min([token.i, *(t.i for t in noun_phrase(token))])
        start, end = self.parsed.bounds(self.parsed.doc[first : clauses[0].right_edge.i + 1])
        return " ".join(self.parsed.article.text[start:end].split()).strip("\"'“”‘’,. ")

    def _meant_to(self, token: "Token") -> str | None:
        """Name a lone noun by what it is to do: "plan to close the border", where "plan" would say nothing."""
        deeds = [c for c in children(token, "acl", "relcl") if c.tag_ == "VB" and c.left_edge.lower_ == "to"]
        last = deeds[0].right_edge.i if deeds and len(noun_phrase(token)) == 1 else None
        if last is None or last - token.i > MAX_WORDS:
            return None
        start, end = self.parsed.bounds(self.parsed.doc[token.i : last + 1])
        return " ".join(self.parsed.article.text[start:end].split()).strip("\"'“”‘’,. ")

    def _owner(self, token: "Token") -> Role | None:
        """Return whose proposal it is: "Trump's plan", "the Trump plan", "Trump unveiled a plan"."""
        for child in children(token, "poss", "compound", "nmod"):
            role = self.cast.at.get(child.i)
            if role is None and child.dep_ == "poss" and child.pos_ == "PRON":
                role = self.coreference.resolve(child)
            if role is not None and role.type in (NodeKind.PERSON, NodeKind.STATE, NodeKind.ORGANIZATION):
                return role
        makers = (self.cast.at.get(t.i) for t in preposition_objects(token, "by"))
        maker = next((r for r in makers if r is not None and r.type is not NodeKind.PROPOSAL), None)
        if maker is not None:
            return maker
        verb = token.head
        frames = self.lexicon.verbs.get(lemma(verb), ()) if token.dep_ == "dobj" else ()
        if any(f.relation is Relation.PROPOSES and lemma(verb) != "call" for f in frames):
            for subject in children(verb, "nsubj"):
                role = self.cast.at.get(subject.i)
                return role if role is not None and role.type is NodeKind.PERSON else None
        return None

    def _content(self, token: "Token") -> frozenset[str]:
        """Return the words that tell one plan from another: "truce" of "Trump's much-publicized truce plan"."""
        found = [t for c in children(token, "amod", "compound", "nummod") for t in c.subtree if t.i < token.i]
        for name in ("of", "on", "for", "to"):
            found += preposition_objects(token, name)
        found += [
            t for c in _contents(token) for t in c.subtree if t.dep_ in ("dobj", "pobj", "pcomp", "acl", "relcl")
        ]
        absent = frozenset({"no"} if any(absence(t) for t in noun_phrase(token)) else ())
        return (
            absent
            | frozenset(
                lemma(t)
                for t in found
                if t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
                and t.i not in self.cast.at
                and not _trivial(t)
            )
            | frozenset(
                self.cast.at[t.i].name.casefold()
                for t in found
                if t.i in self.cast.at and self.cast.at[t.i].type is not NodeKind.PERSON
            )
        )

    def _readable(self, token: "Token", named: "_Named") -> str | None:
        """Name a person's proposal readably: "Trump truce plan"; None where the phrase itself serves."""
        owner = named.owner
        before = [c for c in children(token, "poss", "compound", "nmod") if self.cast.at.get(c.i) is owner]
        if owner is None or owner.type is not NodeKind.PERSON:
            return None
        if not before and len(noun_phrase(token)) > 1:
            return None
        own = {i for c in before for i in range(c.left_edge.i, c.right_edge.i + 1)}
        phrase = noun_phrase(token)
        words = [
            t.text
            for t in phrase
            if t.i not in own and not _trivial(t) and t.text not in ("'s", "'", "’s", '"', "-")
        ]
        return " ".join([owner.name.split()[-1], *words])

    def _reach(self, token: "Token") -> int:
        return len(token.doc) if self.parsed.kind(token) is BlockKind.TITLE else token.i

    def _told(self, at: int) -> list[tuple[Role, _Named]]:
        """Return what was named before a token, the last named first; a name that comes later is none of it."""
        last = {id(r): max((h for h in r.heads if h < at), default=-1) for r, _ in self._named}
        ranked = [(last[id(r)], i, r, o) for i, (r, o) in enumerate(self._named) if last[id(r)] >= 0]
        return [(r, o) for _, _, r, o in sorted(ranked, key=lambda x: x[:2], reverse=True)]

    def _is_in_force(self, role: Role) -> bool:
        """Tell whether somebody would undo it, so that it is not the bill that would."""
        return any(is_undone(self.parsed.doc[h]) for h in role.heads)

    def _same_proposal(self, named: "_Named") -> Role | None:
        """Return the proposal already named that this is, the latest first; one of the same noun before others."""
        told = self._told(named.at)
        if named.head in _DRAFTS or named.head == "measure":
            told = [(r, o) for r, o in told if o.head not in ("act", "law") or not self._is_in_force(r)]
        if named.definite and not named.content and named.owner is None:
            same = (r for r, o in told if o.head == named.head and o.plural == named.plural)
            alike = next(same, None)
            if alike is not None:
                return alike
        if named.head == "measure" and named.definite and not named.content and named.owner is None:
            laws = (r for r, o in told if o.head in _LAWS and o.plural == named.plural)
            law = next(laws, None)
            if law is not None:
                return law
        for role, other in told:
            family = _FAMILY_OF.get(named.head, named.head) == _FAMILY_OF.get(other.head, other.head)
            family = family or (named.head in _DRAFTS and other.head == "measure" and not other.plural)
            bare = not named.content and named.owner is None
            if not family:
                classes = self.lexicon.classes
                ills = (classes["evils"], classes["force_nouns"], _VALUES)
                planned = all(other.head not in words for words in ills)
                planned = planned and (other.head != "solution" or named.head not in _ACTS)
                planned = planned and "international law" not in role.name.casefold()
                if named.head in _ANYTHING and named.definite and bare and planned and other.head not in _SAID:
                    return role if may_be_called(named.head, other.head, role.name, plural=other.plural) else None
                continue
            if not is_likewise(named.head, other.head, role.name, undone=named.undone):
                continue
            if bare:
                if named.definite and named.plural == other.plural:
                    return role
                continue
            if named.owner is not None and other.owner is not None and named.owner is not other.owner:
                continue
            if named.head != other.head and named.plural != other.plural:
                continue
            if _is_one(named, other):
                return role
        return None

    def mention_last(self, token: "Token") -> None:
        """Let a noun that says nothing ("such a step") stand for the proposal named last, if there is one."""
        if self._named:
            self._add(token, self._named[-1][0])

    def stand_for(self, token: "Token", role: Role) -> None:
        """Let a noun of an aside ("a condition that Chad refused") name the proposal that it takes up."""
        if token.pos_ == "NOUN":
            self._add(token, role)
            role.add_name(phrase_text(self.parsed, token))
        self.cast.at[token.i] = role

    def clause(self, verb: "Token", end: "Token | None" = None) -> Role:
        """Return the proposal that a clause names: "ceding territory" of "balked at ceding territory".

        ``end`` is the mark before which it ends, where an aside follows.
        """
        tokens = [verb]
        for child in verb.rights:
            if child.dep_ not in ("dobj", "prep", "prt", "advmod", "xcomp", "acomp", "attr", "oprd"):
                continue
            long = child.right_edge.i - verb.i > MAX_WORDS
            last = noun_phrase(child)[-1:] if long and child.dep_ == "dobj" else []
            if last or (not long and not _is_occasion(child)):
                tokens = list(verb.doc[verb.i : (last[0] if last else child.right_edge).i + 1])
        tokens = [t for t in tokens if end is None or t.i < end.i]
        while tokens[-1].is_punct:
            tokens.pop()
        bounds = self.parsed.start(tokens[0]), self.parsed.end(tokens[-1])
        name = self._slice(tokens)
        known = self.cast.at.get(verb.i)
        if known is not None and known.type is NodeKind.PROPOSAL:
            return known
        called = deed_name(verb, self._slice(tokens[1:]))
        role = self.cast.add(NodeKind.PROPOSAL, called[:1].upper() + called[1:], local=True, named=False)
        self.cast.mention(role, verb.i, bounds, name)
        return role

    def _slice(self, tokens: list["Token"]) -> str:
        """Return what the article writes from the first of the tokens to the last, on one line."""
        if not tokens:
            return ""
        start, end = self.parsed.start(tokens[0]), self.parsed.end(tokens[-1])
        return " ".join(self.parsed.article.text[start:end].split())

    def content(self, clause: "Token") -> Role | None:
        """Return the proposal that a whole clause is: "foreign troops to leave" of what someone demands."""
        tokens = [t for t in clause.doc[clause.left_edge.i : clause.right_edge.i + 1] if not t.is_space]
        while tokens and (tokens[0].dep_ == "mark" or tokens[0].lower_ in ("that", "for", "the", "a", "an")):
            tokens = tokens[1:]
        while tokens and tokens[-1].is_punct:
            tokens.pop()
        if not 2 <= len(tokens) <= MAX_WORDS + 2:
            return None
        bounds = self.parsed.start(tokens[0]), self.parsed.end(tokens[-1])
        name = " ".join(self.parsed.article.text[bounds[0] : bounds[1]].split())
        role = self.cast.add(NodeKind.PROPOSAL, name[:1].upper() + name[1:], local=True, named=False)
        self.cast.mention(role, clause.i, bounds, name)
        return role

    def thing(self, token: "Token") -> Role:
        """Return a proposal made of whatever noun phrase a position is about."""
        name = phrase_text(self.parsed, token)
        role = self.cast.add(NodeKind.PROPOSAL, name[:1].upper() + name[1:], local=True, named=False)
        self._add(token, role)
        role.add_name(name)
        return role

    def _add(self, token: "Token", role: Role) -> None:
        tokens = noun_phrase(token)
        first = min([token.i, *(t.i for t in tokens)])
        start, end = self.parsed.bounds(self.parsed.doc[first : token.i + 1])
        self.cast.mention(role, token.i, (start, end), " ".join(self.parsed.article.text[start:end].split()))


def _is_one(named: _Named, other: _Named) -> bool:
    """Tell whether two names of one family mean one proposal: one owner, or words that say the same of it."""
    if ("no" in named.content) != ("no" in other.content):
        return False
    narrower = named.content <= other.content or other.content <= named.content
    if named.owner is not None and named.owner is other.owner:
        return narrower
    if named.content and named.content == other.content:
        return True
    return named.head == other.head and bool(named.content) and bool(other.content) and narrower


def _trivial(token: "Token") -> bool:
    """Tell whether a modifier says nothing of what a proposal is about."""
    word = token.lower_
    return word in _TRIVIAL or word.endswith(("-publicized", "-awaited"))


def _contents(noun: "Token") -> list["Token"]:
    """Return the clauses that say what a proposal is: "of ceding land", "to withdraw"."""
    clauses = [c for p in children(noun, "prep") for c in children(p, "pcomp")]
    return clauses + [c for c in children(noun, "acl") if c.tag_ in ("VB", "VBG")]


def _is_occasion(prep: "Token") -> bool:
    """Tell whether a preposition says when, as what or at which vote: "to leave it in Monday's referendum"."""
    if prep.dep_ == "prep" and prep.lower_ == "as" and any(c.pos_ == "ADJ" for c in prep.children):
        return True  # "criticised closing the port as unfair"
    return prep.dep_ == "prep" and any(
        lemma(t) in ("referendum", "vote", "election", "ballot", "poll")
        or t.ent_type_ in ("DATE", "TIME")
        or (prep.lower_ == "by" and (lemma(t) in ("margin", "majority") or t.ent_type_ in ("PERCENT", "CARDINAL")))
        for t in children(prep, "pobj")
    )
