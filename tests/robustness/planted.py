"""Invented identifiers of every kind, and papers in which they are planted."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

FIRST = ("Anna", "Agnes", "Alice", "Aisha", "Bas", "Erik", "Peter", "Sanne", "Karin", "Mohamed")
LAST = ("van der Meulen", "Dijkstra", "Visser-Postma", "el Idrissi", "Brouwers", "de Graaf",
        "Hoekstra", "Terpstra", "Yilmaz", "van Leeuwen", "Kuipers", "Veenstra")  # fmt: skip
STREETS = ("Kerkstraat", "Lange Nieuwstraat", "Beatrixlaan", "Oude Gracht", "Stationsplein")
MONTHS = ("januari", "februari", "maart", "april", "juni", "juli", "augustus", "oktober")


@dataclass
class Planted:
    """One identifier as it is written, and the other spellings that would give it away."""

    kind: str
    value: str
    also: tuple[str, ...] = field(default=())

    @property
    def needles(self) -> tuple[str, ...]:
        return (self.value, *self.also)


def bsn(chance: random.Random) -> Planted:
    while True:
        digits = [chance.randrange(1, 10) for _ in range(8)]
        last = sum(d * w for d, w in zip(digits, range(9, 1, -1))) % 11
        if last < 10:
            plain = "".join(map(str, [*digits, last]))
            dotted = f"{plain[:4]}.{plain[4:6]}.{plain[6:]}"
            return Planted("bsn", chance.choice((plain, dotted)), (plain,))


def phone(chance: random.Random) -> Planted:
    digits = "".join(str(chance.randrange(1, 10)) for _ in range(8))
    spaced = " ".join(digits[i : i + 2] for i in range(0, 8, 2))
    value = chance.choice((f"06-{digits}", f"06 {spaced}", f"+31 6 {digits}", f"06{digits}"))
    return Planted("phone", value, (digits, spaced))


def email(chance: random.Random) -> Planted:
    name = f"{chance.choice(FIRST).lower()}.{chance.randrange(1000, 9999)}"
    return Planted("email", f"{name}@post-{chance.randrange(100)}.nl", (name,))


def iban(chance: random.Random) -> Planted:
    account = "".join(str(chance.randrange(10)) for _ in range(10))
    letters = "".join(str(ord(c) - 55) for c in "TESTNL")
    check = 98 - int(letters[:8] + account + letters[8:] + "00") % 97
    plain = f"NL{check:02d}TEST{account}"
    spaced = " ".join(plain[i : i + 4] for i in range(0, len(plain), 4))
    return Planted("iban", chance.choice((plain, spaced)), (account,))


def plate(chance: random.Random) -> Planted:
    letters = "".join(chance.choice("BDFGHJKLNPRSTVXZ") for _ in range(3))
    return Planted("licence_plate", f"{chance.randrange(10, 100)}-{letters}-{chance.randrange(10)}")


def address(chance: random.Random) -> Planted:
    code = f"{chance.randrange(1000, 9999)} {chance.choice('BDEGHK')}{chance.choice('CFLMPR')}"
    place = f"{chance.choice(STREETS)} {chance.randrange(1, 300)}"
    return Planted("address", f"{place}, {code}", (place, code))


def birth(chance: random.Random) -> Planted:
    day, month, year = chance.randrange(1, 29), chance.randrange(8), chance.randrange(1975, 2019)
    number = (1, 2, 3, 4, 6, 7, 8, 10)[month]
    iso, numeric = f"{year}-{number:02d}-{day:02d}", f"{day:02d}-{number:02d}-{year}"
    return Planted("birth_date", chance.choice((f"{day} {MONTHS[month]} {year}", numeric)), (iso,))


def name(chance: random.Random) -> Planted:
    first, last = chance.choice(FIRST), chance.choice(LAST)
    initials = f"{chance.choice('ABCEGH')}.{chance.choice('JKLMP')}."
    return Planted("name", chance.choice((f"{first} {last}", f"{initials} {last}")), (last,))


MAKERS = {
    "bsn": (bsn, "Het BSN van vader is {}; dat is bij de onveilige situatie genoteerd."),
    "phone": (phone, "Moeder appt via {} dat zij zich bedreigd voelt door vader."),
    "email": (email, "Vader mailt vanaf {} en noemt moeder een leugenaar."),
    "iban": (iban, "De alimentatie gaat naar {} en is volgens moeder een machtsmiddel."),
    "licence_plate": (plate, "De auto met kenteken {} stond weer voor de school; dat is dreigend."),
    "address": (address, "Het meisje woont op {} en is daar veilig."),
    "birth_date": (birth, "Het kind, geboren op {}, is getuige geweest van geweld door vader."),
    "name": (name, "Volgens {} is het bij vader niet veilig en manipuleert hij het kind."),
}


def papers(
    seed: int, dossiers: int, files: int, each: int
) -> tuple[dict[str, dict[str, str]], list[Planted]]:
    """Return texts by dossier and file, and what was planted in them.

    Parameters
    ----------
    each
        Identifiers in one paper.
    """
    chance = random.Random(seed)
    kinds = list(MAKERS)
    planted: list[Planted] = []
    texts: dict[str, dict[str, str]] = {}
    for number in range(dossiers):
        folder: dict[str, str] = {}
        for file in range(files):
            lines = ["Verslag van het gesprek", f"Datum: {file + 1} mei 2021", ""]
            for _ in range(each):
                maker, sentence = MAKERS[kinds[len(planted) % len(kinds)]]
                one = maker(chance)
                planted.append(one)
                lines.append(sentence.format(one.value))
            folder[f"verslag-{file + 1}"] = "\n\n".join(lines)
        texts[f"gezin-{number + 1}"] = folder
    return texts, planted
