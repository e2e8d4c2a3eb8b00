"""Stable ids made of content, and the IRIs made of them.

An id of an article, a local entity, a statement or a judgement is a hash of article-local content, never of a
canonical id: hence retracting an article or undoing a merge changes no id of what stays.
"""

import hashlib
import json
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from kg_schema.namespaces import RESOURCE

__all__ = ["content_id", "iri", "slug"]

_LENGTH = 16  # hexadecimal digits: 64 bits


def content_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and 16 hexadecimal digits of the SHA-256 of the parts as canonical JSON.

    >>> content_id("s", "x", 1) == content_id("s", "x", 1)
    True
    """
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:_LENGTH]}"


@lru_cache(maxsize=65_536)
def slug(name: str) -> str:
    """Return the name as lower-case ASCII words joined by hyphens; letters of other scripts stay.

    >>> slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    plain = unicodedata.normalize("NFKD", name).casefold().replace("’", "'")
    folded = unicodedata.normalize("NFKD", plain)
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = folded.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    folded = re.sub(r"'s\b|'", "", folded)
    return "-".join(re.findall(r"[^\W_]+", folded))


def iri(kind: str, identifier: str) -> str:
    """Return the IRI of an entity, article or statement: ``urn:kg:<kind>:<id>``, percent-encoded.

    >>> iri("entity", "state:ukraine")
    'urn:kg:entity:state:ukraine'
    """
    return f"{RESOURCE}{kind}:{quote(identifier, safe=':@-._~')}"
