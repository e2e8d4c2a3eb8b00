"""What the statements add up to: positions, timelines, contradictions, networks. Pure functions over the graph."""

__all__: list[str] = []
