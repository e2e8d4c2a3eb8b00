"""``python -m kg.cli`` is the same as ``kg``."""

from kg.cli import main

main()
