"""Tables of claims and relations as columns of a network: read by column, matched and checked without a loop."""

from argmap.columns.tables.both_tables import columns_from_tables

__all__ = ["columns_from_tables"]
