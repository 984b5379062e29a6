"""Argumentation schemes: the catalogue of the common ones, with critical questions; a file for each family."""

from argmap.model.schemes.catalogue import nearest_scheme, scheme_named, schemes
from argmap.model.schemes.marks import QUESTION, ROLES, marked_questions, roles_of
from argmap.model.schemes.scheme import CriticalQuestion, Role, Scheme

__all__ = [
    "QUESTION",
    "ROLES",
    "CriticalQuestion",
    "Role",
    "Scheme",
    "marked_questions",
    "nearest_scheme",
    "roles_of",
    "scheme_named",
    "schemes",
]
