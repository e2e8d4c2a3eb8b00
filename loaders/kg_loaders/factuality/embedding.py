"""Embedding: what the verbs, nouns and adjectives above a predicate make of it."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg_loaders.denials import denying_word
from kg_loaders.factuality import presence
from kg_loaders.factuality.claimed import is_disclaimed
from kg_loaders.factuality.generics import is_of_a_rule
from kg_loaders.factuality.gerunds import UNDARING, is_shunned, mood_of
from kg_loaders.factuality.judgement import Judgement
from kg_loaders.factuality.moods import (
    asked,
    has_modal,
    is_aside,
    is_beyond,
    is_condition,
    is_infinitive,
    is_wanted,
)
from kg_loaders.neighbours import is_beside
from kg_loaders.syntax import BLAMING, children, is_own, lemma, particle, preposition_objects
from kg_schema import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Climb"]

_EMBEDDED = frozenset(
    (
        "ccomp xcomp pcomp prep acl dobj pobj attr oprd acomp dative agent nmod compound poss nsubjpass "
        "npadvmod advcl relcl nsubj csubj csubjpass appos parataxis"
    ).split()
)
_SCHEDULED = frozenset("due poised about slated scheduled".split())
_EASE = frozenset(
    "difficult hard harder easy easier impossible possible tough tougher illegal legal necessary important "
    "essential vital crucial imperative".split()
)
"""What it is for somebody to do a thing, which is not thereby done."""
_DOUBTFUL = frozenset("sceptical skeptical wary cautious doubtful hesitant".split())
_CHANCES = frozenset("chance opportunity occasion moment".split())
_TAKEN = frozenset("take seize use grab take_up exploit embrace".split())
_LEFT = frozenset(
    "miss pass_up sidestep decline skip dodge duck waste squander turn_down refuse reject spurn forgo".split()
)
"""What is done with a chance to do a thing, which is so done or not done."""
_AWAY = frozenset({"short", "away"})
_KEEPING = frozenset("keep save scare".split())
_AHEAD = frozenset("plan intend prepare mean aim".split())
_ASKING = frozenset("ask urge call appeal demand request beg implore exhort thank congratulate greet hail".split())
"""What is done by saying it: who plans to ask or to blame has not yet."""
_TRACES = frozenset("evidence proof sign indication hint".split())


def _is_controlled(clause: "Token") -> bool:
    """Tell whether a clause has no subject of its own, as "wants the council to reject it" has."""
    return not any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)


@dataclass(slots=True)
class Climb(Judgement):
    """A judgement that goes up from the predicate, one head at a time."""

    def step(self, token: "Token", head: "Token") -> None:
        """Judge by how the clause of ``token`` is embedded under ``head``."""
        dep = token.dep_
        if token.dep_ == "ccomp" and head.lower_ == "had" and head.is_sent_start:
            self.set(Modality.CONDITIONAL, head)  # "Had three members sided with him, ..."
            return
        if token.pos_ in ("VERB", "AUX") and self._instead(token):
            return
        if dep == "conj":
            self._shared(token, head)
            return
        if dep not in _EMBEDDED or (dep == "ccomp" and is_beside(token, self.lexicon)):
            return
        if dep in ("advcl", "parataxis", "appos"):
            self._adverbial(token, head)
        elif dep == "relcl":
            if presence.is_to_come(token, head):
                self.set(Modality.PLANNED, token)  # "the treaty to be signed by Chad"
            self._relative(token, head)
        elif head.pos_ in ("VERB", "AUX"):
            self._under_verb(token, head)
        elif head.pos_ in ("NOUN", "PROPN") and dep in ("acl", "prep", "pcomp", "ccomp"):
            self._under_noun(token, head)
        elif head.pos_ == "ADJ" and dep in ("xcomp", "ccomp", "prep"):
            self._under_adjective(token, head)
        elif (head.pos_ in ("ADP", "SCONJ") and head.lower_ in ("without", "against")) or head.lower_ in _AWAY:
            self.negate(head)  # "without condemning", "warned against fighting", "stopped short of blaming"

    def _instead(self, token: "Token") -> bool:
        """ "instead of imposing", "rather than negotiate": it was not done."""
        before = [t.lower_ for t in token.doc[max(0, token.left_edge.i - 2) : token.i + 1]]
        before += [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
        pairs = list(pairwise(before))
        if ("instead", "of") in pairs or ("rather", "than") in pairs:
            self.negate(token)
            return True
        return False

    def _adverbial(self, token: "Token", head: "Token") -> None:
        verbal = f"{lemma(head)}_{particle(head)}"
        chance = next((c for c in children(head, "dobj") if lemma(c) in _CHANCES and c.i < token.i), None)
        if chance is not None and token.dep_ == "advcl" and is_infinitive(token):
            self._given_chance(chance)
            return
        if is_condition(token):
            self.set(Modality.CONDITIONAL, token)
        elif lemma(head) in self.lexicon.classes["imagining_verbs"] or _is_wish(token, head):
            self.set(Modality.HYPOTHETICAL, head)
        elif is_infinitive(token) and any(c.lower_ == "for" for c in children(token, "mark")):
            self.set(Modality.HYPOTHETICAL, head)  # "called for Chad to welcome it"
        elif token.tag_ == "VBG" and verbal in self.lexicon.classes["negating_verbs"]:
            self._hindered(head, verbal)
        elif token.dep_ == "advcl" and is_infinitive(token):
            if verbal == "go_on" or self._is_manner(token, head):
                self.own(head)  # "did not go on to sign it"
            else:
                self.set(Modality.PLANNED, head)

    def _is_manner(self, token: "Token", head: "Token") -> bool:
        """Tell whether a position is taken by what its verb is the purpose of: "took to the air to condemn"."""
        doing = self.lexicon.classes["implicative_verbs"] | self.lexicon.classes["demonstrative_verbs"]
        first = any(map(presence.is_singled_out, children(head, "attr")))  # "became the first to back it"
        return token.i > head.i and (first or (self.position and lemma(head) in doing))

    def _relative(self, token: "Token", head: "Token") -> None:
        """In "a settlement where Russia retains land" the clause is proposed, in "reports that ..." claimed."""
        classes = self.lexicon.classes
        if lemma(head) in classes["claim_nouns"] and any(children(token, "mark")):
            self._claimed(head)
            return
        if lemma(head) in _TRACES and any(c.lower_ in ("no", "little", "any") for c in head.lefts):
            self.negate(head)  # "no evidence that Chad asked for it"
        if _is_wish(token, head) or is_of_a_rule(token, head):
            self.set(Modality.HYPOTHETICAL, head)
        if lemma(head) not in classes["plan_nouns"] | classes["content_nouns"] or presence.is_done_before(token):
            return
        words = [t.lower_ for t in token.doc[token.left_edge.i : token.i]]
        if (
            "where" in words
            or "whereby" in words
            or any(a in ("under", "in", "by") and b == "which" for a, b in pairwise(words))
        ):
            self.set(Modality.HYPOTHETICAL, head)

    def _shared(self, token: "Token", head: "Token") -> None:
        """A coordinated predicate without subject or auxiliary of its own shares those of the first."""
        coordinators = {c.lower_ for c in head.children if c.dep_ == "cc" and c.i < token.i}
        if "nor" in coordinators:
            self.negate(token)
            return
        contrast, helped = coordinators & {"but", "yet"}, children(token, "aux", "auxpass")
        if children(token, "nsubj", "nsubjpass") or any(c.lower_ != "to" for c in helped):
            return
        before = [c for c in children(head, "advcl", "ccomp") if c.i < head.i] if has_modal(head) else []
        for clause in (c for c in (head, *before) if is_condition(c)):
            self.set(Modality.CONDITIONAL, clause)  # "if they march, it will suspend or revoke the permits"
        denying = denying_word(head)
        if denying is not None:
            self.negate(denying)
        for child in head.children:
            if child.lower_ == "neither" or (child.dep_ == "neg" and coordinators & {"or", "nor"}):
                self.negate(token)
            elif child.dep_ == "aux" and child.i < head.i:
                self.auxiliary(head, child)
            elif child.dep_ == "prep" and child.i < head.i:
                self.setting(child)
            elif child.dep_ in ("nsubj", "nsubjpass") and not contrast:
                self.argument(child)
            elif child.dep_ == "mark" and child.lower_ in self.lexicon.classes["conditional_marks"]:
                self.set(Modality.CONDITIONAL, child)

    def _under_verb(self, token: "Token", head: "Token") -> None:
        classes, dep, word = self.lexicon.classes, token.dep_, lemma(head)
        verbal = f"{word}_{particle(head)}" if particle(head) else word
        clause = dep in ("xcomp", "ccomp", "prep", "pcomp")
        swayed = presence.is_swaying(head)
        planning = classes["planning_verbs"] - (classes["speech_verbs"] - self.lexicon.classes["wishing_verbs"])
        if word in classes["denying_verbs"] and dep in ("xcomp", "ccomp", "dobj", "pcomp"):
            self.set(Modality.DENIED, head)
        elif word in classes["imagining_verbs"] and dep in ("ccomp", "xcomp", "dobj"):
            self.set(Modality.HYPOTHETICAL, head)
        elif dep == "ccomp" and is_wanted(token, head):
            self.set(Modality.HYPOTHETICAL, head)
            return
        elif dep == "ccomp" and word == "be" and self._is_doubted(head):
            return
        elif dep in ("ccomp", "xcomp") and any(c.lower_ in classes["wrong_adverbs"] for c in head.children):
            self.set(Modality.DENIED, head)
        elif token.pos_ == "NOUN" and dep in ("dobj", "nsubjpass", "pobj"):
            self._event_argument(token, head, word, verbal)
        elif token.pos_ == "ADP" and dep == "prep":
            self._under_preposition(token, head, {word, verbal})
        elif clause and {word, verbal} & classes["negating_verbs"]:
            self._hindered(head, verbal)
        elif dep == "xcomp" and word in ("tell", "warn", "remind", "dare", "challenge") and is_infinitive(token):
            self.set(Modality.HYPOTHETICAL, head)  # "told Chad to leave": it has not left
        elif clause and (word in planning or swayed) and dep in ("xcomp", "ccomp") and not is_aside(token, head):
            of_other = is_infinitive(token) and children(token, "nsubj")  # "wants Chad to reject it"
            taken = word in classes["taken_verbs"] and not of_other and (token.tag_, word) != ("VBN", "support")
            said = BLAMING | _ASKING | classes["speech_verbs"]
            taken = taken and not (word in _AHEAD and lemma(token) in said)
            if not (self.position and taken):
                asked_for = word in classes["requesting_verbs"]
                self.set(Modality.HYPOTHETICAL if asked_for else Modality.PLANNED, head)
        elif word == "have" and dep == "xcomp" and any(c.lower_ == "yet" for c in head.children):
            self.negate(head)
        elif word in ("have", "need", "ought") and dep == "xcomp" and is_infinitive(token):
            if not (self.position and is_own(head)):
                self.set(Modality.HYPOTHETICAL, head)
        elif word in ("be", "go") and dep == "xcomp" and is_infinitive(token) and verbal != "go_on":
            first = any(map(presence.is_singled_out, children(head, "attr")))
            done = Modality.ASSERTED if first else Modality.PLANNED
            self.set(Modality.CONDITIONAL if is_condition(head) else done, head)  # "was the first to reach it"
        if dep == "xcomp" and is_infinitive(token):
            for chance in (c for c in children(head, "dobj") if lemma(c) in _CHANCES and c.i < token.i):
                self._given_chance(chance)  # "sidestepped repeated chances on Sunday to defend him"
        denial = self._denial_after(token) if dep == "ccomp" and word in classes["speech_verbs"] else None
        if denial is not None:
            himself = any(s.pos_ == "PRON" for s in children(denial, "nsubj"))
            self.set(Modality.DENIED if himself else Modality.ALLEGED, denial)
        if word == "stop" and preposition_objects(head, "of"):
            self.negate(head)
        if not self.presupposed:
            self._inherit(token, head, word)

    def _denial_after(self, told: "Token") -> "Token | None":
        """Return the verb that denies what is told: "said she wanted to lift the ban, which she denied"."""
        words = told.doc[told.i : told.sent.end]
        which = next(
            (t for t in words if t.lower_ == "which" and t.dep_ == "dobj" and t.nbor(-1).text == ","), None
        )
        denied = which is not None and lemma(which.head) in self.lexicon.classes["denying_verbs"]
        return which.head if which is not None and denied else None

    def _under_preposition(self, prep: "Token", verb: "Token", words: set[str]) -> None:
        """ "called for", "shied away from", "thought about", "is against": by the verb and its preposition."""
        classes, gerund = self.lexicon.classes, any(c.tag_ == "VBG" for c in children(prep, "pcomp"))
        away = any(c.lower_ in ("away", "back", "off") for c in children(verb, "advmod", "prt"))
        named = children(prep, "pobj")
        if gerund and prep.lower_ == "before" and (has_modal(verb) or verb.tag_ in ("VBZ", "VBP", "VB")):
            self.set(Modality.PLANNED, prep)  # "needs the consent of the house before leaving the pact"
        if gerund and any(c.lower_ in classes["wrong_adverbs"] for c in verb.children):
            self.set(Modality.DENIED, verb)  # "wrongly accused of attacking"
        elif gerund and prep.lower_ in ("from", "of") and lemma(verb) in _KEEPING:
            self.negate(verb)  # "kept Chad from attacking", "talked it out of attacking"
        elif prep.lower_ == "for" and words & classes["pleading_verbs"]:
            if named or not self.position:
                self.set(Modality.HYPOTHETICAL, verb)
        elif lemma(verb) == "warn" and any(not children(t, "poss") for t in named):
            self.set(Modality.HYPOTHETICAL, verb)
        elif prep.lower_ in ("from", "of", "on") and (words & classes["negating_verbs"] or away):
            self.negate(verb)
        elif gerund and (prep.lower_ == "against" or is_shunned(prep, verb, words & classes["negating_verbs"])):
            self.negate(prep)
        elif gerund and (mood := mood_of(prep, words & classes["musing_verbs"], self.position)) is not None:
            self.set(mood, verb)

    def _is_doubted(self, verb: "Token") -> bool:
        """Judge "it is doubtful that", "it is false that"; tell whether it is one of them."""
        said = {lemma(t) for t in children(verb, "acomp", "attr")}
        if said & (self.lexicon.classes["false_words"] | {"rumour", "rumor"}):
            self.set(Modality.DENIED, verb)
        elif said & self.lexicon.classes["doubting_adjectives"]:
            self.set(Modality.HYPOTHETICAL, verb)
        return self.modality is not Modality.ASSERTED

    def _hindered(self, head: "Token", verbal: str) -> None:
        """ "refused to send", "ruled out sending": it is not done; who "did not rule it out" may do it yet."""
        if verbal in self.lexicon.classes["leaving_open_verbs"] and children(head, "neg"):
            self.set(Modality.HYPOTHETICAL, head)
        self.negate(head)

    def _event_argument(self, token: "Token", head: "Token", word: str, verbal: str) -> None:
        """A deed named by a noun: "cancelled the strike", "demanded sanctions", "considers an attack"."""
        classes = self.lexicon.classes
        in_force, ended = presence.is_in_force(token), verbal in classes["end_verbs"]
        if ended or (in_force and word in presence.KEEPING):
            if (in_force or children(token, "poss")) and self._is_not_done(head):
                self.presupposed = True  # "must end its sanctions", "would keep US sanctions": they are in force
            elif ended:
                self.negate(head)
        elif verbal in classes["averting_verbs"]:
            self.negate(head)
        elif presence.is_envisaged(token, word, self.lexicon):
            self.set(Modality.HYPOTHETICAL, head)  # Iran's strike was there to be discussed

    def _is_not_done(self, verb: "Token") -> bool:
        """Tell whether a verb's deed is but asked for, planned or possible."""
        own = Judgement(self.lexicon, position=False)
        own.own(verb)
        return own.modality is not Modality.ASSERTED or is_infinitive(verb)

    def _inherit(self, token: "Token", head: "Token", word: str) -> None:
        """What negates or modifies the embedding verb reaches its arguments, but not what it merely reports."""
        if token.dep_ != "ccomp" or word not in self.lexicon.classes["speech_verbs"]:
            if token.dep_ not in ("nsubj", "csubj") or word in self.lexicon.classes["occurrence_verbs"]:
                self.own(head)
            elif token.pos_ == "NOUN":
                self._said_of(token, head)
            return
        if word in ("think", "believe", "expect") and any(c.dep_ == "neg" for c in head.children):
            self.negate(head)
            return
        spoken = Judgement(self.lexicon, self.position)
        spoken.own(head)
        unsaid = not self.position or spoken.why in ("may", "might", "could")
        if len(spoken.negators) % 2 or (spoken.modality is Modality.HYPOTHETICAL and unsaid):
            self.set(Modality.HYPOTHETICAL, head)  # "would not confirm that": it is not even said

    def _said_of(self, noun: "Token", verb: "Token") -> None:
        """A deed that is a subject: "a Norwegian attack would be ...", "is unlikely", "was but a rumour"."""
        if lemma(verb) == "be" and self._is_doubted(verb):
            return
        if lemma(verb) == "fall" and particle(verb) == "through":
            self.negate(verb)
        vague = not any(c.lower_ in ("the", "this", "that") or c.dep_ == "poss" for c in noun.lefts)
        open_ = ("would", "could", "might", "may") if vague else ("would", "could", "might")
        supposed = any(c.lower_ in open_ for c in children(verb, "aux"))
        if supposed or (asked(verb) is not None and not children(noun, "poss")):
            self.set(Modality.HYPOTHETICAL, verb)

    def _given_chance(self, chance: "Token") -> None:
        """Judge by what became of the chance: "took the chance to condemn it", "passed up chances to back him"."""
        verb = chance.head
        done = f"{lemma(verb)}_{particle(verb)}" if particle(verb) else lemma(verb)
        if chance.dep_ not in ("dobj", "nsubjpass") or done not in _TAKEN | _LEFT:
            self.set(Modality.HYPOTHETICAL, chance)
        elif done in _LEFT:
            self.negate(verb)

    def _under_noun(self, token: "Token", head: "Token") -> None:
        word = lemma(head)
        if word in _CHANCES and token.dep_ == "acl" and is_infinitive(token):
            self._given_chance(head)
            return
        of = token.dep_ == "prep" and token.lower_ in ("of", "about")
        if word in self.lexicon.classes["claim_nouns"] and (of or token.dep_ in ("acl", "ccomp")):
            self._claimed(head)
            return
        for c in head.children:
            sure = word in ("doubt", "secret", "question", "mistake")  # "left no doubt that she opposed it"
            if c.lower_ in ("no", "little") and c.dep_ in ("det", "amod") and not sure:
                self.negate(c)
        if word in presence.LIFTING and any(map(presence.is_in_force, children(token, "pobj"))):
            self.presupposed = True  # "could lead to the lifting of US sanctions"
        elif word in self.lexicon.classes["negative_nouns"]:
            if token.dep_ != "acl" or token.tag_ not in ("VBN", "VBD"):  # "the opposition, trained by Chad"
                self.negate(head)
        elif word in self.lexicon.classes["content_nouns"]:
            if token.dep_ == "acl" and not is_infinitive(token) and token.tag_ in ("VBN", "VBD"):
                return
            if self.position and word in self.lexicon.classes["taken_nouns"]:
                self.presupposed = presence.is_held(head)
                return
            if token.dep_ == "prep" and (token.lower_ != "of" or presence.is_aim_of(token, head)):
                return
            self.set(
                Modality.PLANNED if word in self.lexicon.classes["planned_nouns"] else Modality.HYPOTHETICAL, head
            )
        elif self.position and word in self.lexicon.classes["campaign_nouns"]:
            return
        elif token.dep_ == "acl" and is_infinitive(token) and not presence.is_singled_out(head):
            self.set(Modality.HYPOTHETICAL, head)  # "the votes to", "time to": it is still to be done

    def _claimed(self, noun: "Token") -> None:
        """ "dismissed as false a report that ...", "the claim that ... is false": denied, else alleged."""
        self.set(Modality.DENIED if is_disclaimed(noun, self.lexicon) else Modality.ALLEGED, noun)

    def _under_adjective(self, token: "Token", head: "Token") -> None:
        if is_beyond(token, head) or head.lower_ in self.lexicon.classes["unable_adjectives"]:
            self.negate(head)
        elif token.dep_ == "prep" and head.lower_ in UNDARING and any(children(token, "pcomp")):
            self.set(Modality.HYPOTHETICAL, head)  # "afraid of attacking"
        elif head.lower_ in _EASE | _DOUBTFUL or any(c.lower_ == "enough" for c in head.rights):
            self.set(Modality.HYPOTHETICAL, head)
        elif head.lower_ in (self.lexicon.classes["future_adjectives"] if not self.position else _SCHEDULED):
            self.set(Modality.PLANNED, head)
        elif head.lower_ in ("able", "likely", "bound", "free", "entitled", "open"):
            self.set(Modality.HYPOTHETICAL, head)
        for c in children(head, "neg"):
            self.negate(c)


def _is_wish(token: "Token", noun: "Token") -> bool:
    """Tell whether a clause says what somebody is to do: "calls for Norway to leave", "a plan for it to join"."""
    for_whom = any(c.lower_ == "for" for c in children(token, "mark"))
    return noun.pos_ == "NOUN" and is_infinitive(token) and for_whom
