"""A language model as extractor: what it is asked, and what of its answer may stay.

The model is not trusted: it names things and quotes sentences, and only what the text bears out is kept. Where
things stand, dates and identifiers are found by us.

::

    chat        what goes to a model and comes back; the line itself is the caller's
    prompt      the instructions, made of kg_schema, and the numbered paragraphs
    passages    a long article in portions
    answers     the JSON of an answer, read with suspicion
    quotations  where a quotation stands in the text
    naming      things that the model names, if the text names them
    claims      statements that the model makes, if they pass every check
    extractor   all of it, article by article
"""

from kg_loaders.llm.chat import Chat, Message, Reply
from kg_loaders.llm.extractor import LanguageModelExtractor

__all__ = ["Chat", "LanguageModelExtractor", "Message", "Reply"]
