"""What holds of the two parents: who is the other one, and which pronouns stand for them."""

OTHER_PARENT = {"mother": "father", "father": "mother"}
GENDER = {"mother": "fem", "father": "masc"}
"""Grammatical gender, as pronouns have it."""
