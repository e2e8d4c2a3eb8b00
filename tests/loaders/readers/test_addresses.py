"""Which addresses are of the public internet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_loaders.readers.addresses import is_public, resolved

_NOT_PUBLIC = """
127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 192.0.2.1
198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1
2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1
2001:0:4136:e378:8000:63bf:80ff:fffe 2002:a00:1::1
"""


@pytest.mark.parametrize("address", _NOT_PUBLIC.split())
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_addresses_that_are(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_within_another_is_judged_as_itself(address):
    assert is_public(f"::ffff:{address}") == is_public(str(address))
    assert is_public(f"64:ff9b::{int(address) >> 16:x}:{int(address) & 0xFFFF:x}") == is_public(str(address))


def test_names_are_resolved_by_the_system():
    assert resolved("127.0.0.1", 80) == ["127.0.0.1"]
    assert {is_public(a) for a in resolved("localhost", 80)} == {False}
