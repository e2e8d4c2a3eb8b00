"""Addresses that a user names: fetch, then read with the reader of what came."""

import re
from urllib.parse import urlsplit

from kg_loaders.readers.addresses import is_public
from kg_loaders.readers.base import Input, ReadOptions
from kg_loaders.readers.fetching import Fetcher

__all__ = ["fetched_input", "fetcher_for", "is_address", "path_of"]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")


def is_address(target: str) -> bool:
    """Tell whether a target is an address (of whatever scheme) rather than the name of a file."""
    return bool(_SCHEME.match(target))


def fetcher_for(options: ReadOptions) -> Fetcher:
    """Return a fetcher with the limits that the options set."""
    return Fetcher(
        timeout=options.timeout,
        limit=options.file_limit,
        redirects=options.redirects,
        permits=(lambda _: True) if options.allow_private else is_public,
    )


def fetched_input(url: str, options: ReadOptions) -> Input:
    """Fetch an address; raise ReadError if that fails."""
    fetched = fetcher_for(options).fetch(url)
    return Input(label=url, content=fetched.content, url=fetched.url, media_type=fetched.media_type)


def path_of(url: str) -> str:
    """Return the path of an address, whose suffix may tell what it holds."""
    return urlsplit(url).path
