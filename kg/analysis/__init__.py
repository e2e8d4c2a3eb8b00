"""What the statements add up to: plain functions over ``kg_schema.Graph``, one idea a module.

* ``positions``, ``timeline``, ``contradictions``, ``status``, ``diff``: who stands where, since when, and where
  statements oppose each other; ``proposals`` groups what is one proposal across articles
* ``coalitions``: networks of agreement (``networks``, ``normalization``, ``communities``, ``windows``) over coded
  statements (``coded``), of the graph (``coding``) or of a table that a user brings (``tables``)
* ``named``: ready questions in Cypher and SPARQL

Nothing here reads files other than its own queries, or prints.
"""

__all__: list[str] = []
