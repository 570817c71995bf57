"""The address of a store in Milvus, as it is read without asking it anything."""

from __future__ import annotations

import pytest

from index.milvus import Server, StoreError, server_of


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("milvus://milvus.intern", Server("http://milvus.intern:19530")),
        ("milvus://milvus.intern:99/", Server("http://milvus.intern:99")),
        ("milvus://u:p@milvus.intern:99", Server("http://milvus.intern:99", "u:p")),
        ("milvus://u:p%40ss%2F@host", Server("http://host:19530", "u:p@ss/")),
        ("milvus://u:p/s#s?@x@host", Server("http://host:19530", "u:p/s#s?@x")),
        ("milvus://[::1]:99", Server("http://[::1]:99")),
        ("milvus://u:p@[fe80::1]", Server("http://[fe80::1]:19530", "u:p")),
    ],
)
def test_name_password_and_host(address: str, server: Server) -> None:
    assert server_of(address) == server


@pytest.mark.parametrize("place", ["", ":19530", "host:poort", "host:99999", "[::1"])
def test_an_address_that_is_none_is_told_without_the_password(place: str) -> None:
    with pytest.raises(StoreError, match="klopt niet") as told:
        server_of(f"milvus://u:geheim@{place}")
    assert "geheim" not in str(told.value)
