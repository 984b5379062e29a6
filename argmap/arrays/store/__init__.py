"""A network in one file: an Arrow IPC file that is mapped into memory and checked when it is loaded."""

from argmap.arrays.store.contents import Stored
from argmap.arrays.store.from_files import network_from_files
from argmap.arrays.store.read import looks_saved, read_network
from argmap.arrays.store.write import write_network

__all__ = ["Stored", "looks_saved", "network_from_files", "read_network", "write_network"]
