"""Graph in, a self-contained page out."""

__all__: list[str] = []
