"""When things happened: dates that sentences state, and which of them holds for which predicate.

::

    words         the words of time, from the lexicon
    calendar      stretches of days, and the date that holds them
    readings      what days are meant, for one day of publication
    meanings      what the match of a form means
    grammar       the forms in which English writes times
    expressions   where they stand in a text, and what they belong to
    spans         stretches of a text
    verbs         verb groups, by their forms
    clauses       sentences and clauses, by their punctuation
    scope         which time stands with which verb
    dates         find_dates and event_date
"""

from kg_loaders.temporal.dates import DateMention, event_date, find_dates

__all__ = ["DateMention", "event_date", "find_dates"]
