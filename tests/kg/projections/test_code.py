"""What identifies the code that an index was made by."""

from kg.projections.code import fingerprint


def test_it_is_the_same_for_the_same_code_and_another_for_another_engine():
    assert fingerprint("pyoxigraph") == fingerprint("pyoxigraph")
    assert fingerprint("pyoxigraph") != fingerprint("kglite")


def test_it_fits_into_a_file_name():
    assert fingerprint("no-such-engine").isalnum()
