"""Article in, entities and statements out: pure functions, no clock, no network, no database."""

__all__: list[str] = []
