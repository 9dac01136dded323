"""What a person typed as a formula, read into a tree by a small parser; nothing is evaluated.

A complaint is one sentence that points at the place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from fractions import Fraction

from gdtui.engine.formula.compiled import value_of
from gdtui.engine.formula.tree import (
    CONSTANTS,
    FUNCTIONS,
    LEVELS,
    Tree,
    function,
    number,
    text_of,
)
from gdtui.engine.values import is_lost, quoted

LONGEST = 200
DEEPEST = 50

_TIGHT = LEVELS["negative"]
"""What a minus sign of one part, and an exponent, have in them binds so tightly."""

_WORD = r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z]+|\*\*|[-+*/^()]"
_TOKEN = re.compile(rf"({_WORD})|\S", re.ASCII)
_HINTS = {
    "−": "minus is -",
    "·": "a product is *",
    "×": "a product is *",
    "÷": "a quotient is /",
    "²": "a square is w^2",
    "³": "a cube is w^3",
    "|": "the absolute value is abs(w)",
    ",": "decimals have a point",
    "=": "only what L(w) is equal to is typed",
    "[": "parentheses are ( and )",
    "]": "parentheses are ( and )",
    "{": "parentheses are ( and )",
    "}": "parentheses are ( and )",
}
_OTHER_NAMES = {"ln": "log", "arctan": "tan", "sgn": "abs", "logistic": "sigmoid", "fabs": "abs"}


class FormulaError(ValueError):
    """What is wrong with a formula, in a sentence, and the character at which it is wrong."""

    def __init__(self, sentence: str, place: int) -> None:
        super().__init__(sentence)
        self.place = place


def read_formula(text: str, functions: Sequence[str] = FUNCTIONS) -> Tree:
    """The tree of a formula. Raises FormulaError, which is a ValueError."""
    if len(text) > LONGEST:
        raise FormulaError(
            f"a formula may have {LONGEST} characters, and this has {len(text)}", LONGEST
        )
    reader = _Reader(text, functions)
    if not reader.word:
        raise reader.complain("a formula is missing, such as w^2")
    tree = reader.part()
    reader.close("")
    return tree


class _Reader:
    """The words of a formula, read from left to right."""

    def __init__(self, text: str, functions: Sequence[str]) -> None:
        self.functions = functions
        self.words: list[tuple[str, int]] = []
        self.next = 0
        self.depth = 0
        for match in _TOKEN.finditer(text):
            word, place = match.group(), match.start()
            if not match.group(1):
                hint = f": {_HINTS[word]}" if word in _HINTS else ""
                raise FormulaError(f"{word} is no sign here{hint}", place)
            self.words.append((word, place))
        # The end is an empty word, and so is what is before the first one.
        self.words.append(("", len(text)))

    # Looking at the words

    @property
    def word(self) -> str:
        """The word to come; empty at the end."""
        return self.words[self.next][0]

    @property
    def place(self) -> int:
        return self.words[self.next][1]

    @property
    def before(self) -> str:
        """The word just read."""
        return self.words[self.next - 1][0]

    def take(self, *wanted: str) -> str:
        """The word to come, if it is one of some; else nothing is taken."""
        word = self.word
        if word not in wanted:
            return ""
        self.next += 1
        return word

    def complain(self, sentence: str) -> FormulaError:
        return FormulaError(sentence, self.place)

    # The grammar

    def part(self, least: int = 1) -> Tree:
        """A part whose signs, but for those further in, bind as tightly as `least` or more so."""
        start = self.place
        if sign := self.take("+", "-"):
            tree = self.deeper(_TIGHT)
            tree = Tree("negative", (tree,)) if sign == "-" else tree
        else:
            tree = self.atom()
        while LEVELS.get(sign := self.sign(), 0) >= least:
            self.take(sign, "**")
            other = self.deeper(_TIGHT) if sign == "^" else self.part(LEVELS[sign] + 1)
            tree = _checked(Tree(sign, (tree, other)), start)
        return tree

    def sign(self) -> str:
        """The sign to come; also that of a product which is written without one."""
        if self.word == "(" or self.word[:1].isalpha():
            return "*"
        return "^" if self.word == "**" else self.word

    def deeper(self, least: int = 1) -> Tree:
        """A part of a part, as far as that goes."""
        if self.depth == DEEPEST:
            raise self.complain(f"a formula may be {DEEPEST} parts deep, and this is deeper")
        self.depth += 1
        tree = self.part(least)
        self.depth -= 1
        return tree

    def atom(self) -> Tree:
        word = self.word
        if self.take("("):
            return self.enclosed("the parentheses are empty")
        if word[:1].isalpha():
            return self.named(word)
        if word[:1].isdigit() or word[:1] == ".":
            return self.counted(word)
        if not word:
            raise self.complain(f"after {self.before} something is missing")
        if not self.before:
            raise self.complain(f"before {word} something is missing")
        raise self.complain(f"between {self.before} and {word} something is missing")

    def enclosed(self, if_empty: str) -> Tree:
        """What stands in parentheses whose first one is read."""
        if self.word == ")":
            raise self.complain(if_empty)
        tree = self.deeper()
        self.close(")")
        return tree

    def close(self, end: str) -> None:
        """Take the word at which a part ends, which is empty at the end of all."""
        if self.word == end:
            self.next += 1
        elif self.word == ")":
            raise self.complain(f"the ) after {self.before} has no ( before it")
        elif self.word:
            raise self.complain(f"a sign is missing between {self.before} and {self.word}")
        else:
            raise self.complain("a ) is missing at the end")

    def named(self, word: str) -> Tree:
        if word in self.functions:
            start = self.place
            self.next += 1
            if not self.take("("):
                raise FormulaError(f"{word} needs parentheses: {word}(w)", start)
            inside = self.enclosed(f"{word} needs something in its parentheses: {word}(w)")
            return _checked(function(word, inside), start)
        if word != "w" and word not in CONSTANTS:
            raise self.complain(f"{quoted(word)} is no name here: {_advice(word)}")
        self.next += 1
        return Tree(word)

    def counted(self, word: str) -> Tree:
        """A number, as the float that is nearest to it prints."""
        value = float(word)
        if not math.isfinite(value):
            raise self.complain(f"{quoted(word)} is too large a number")
        if is_lost(value, word):
            raise self.complain(f"{quoted(word)} is too near to 0")
        self.next += 1
        return number(Fraction(repr(value)))


def _checked(tree: Tree, start: int) -> Tree:
    """A tree that begins at a place. Raises FormulaError for a number that is not finite."""
    if not tree.varies and not math.isfinite(value_of(tree)):
        raise FormulaError(f"{text_of(tree)} is no finite number", start)
    return tree


def _advice(word: str) -> str:
    """What may have been meant by a name that is none."""
    name = _OTHER_NAMES.get(word.lower(), word.lower())
    if name == "w" or len(word) == 1:
        return "the weight is w"
    if name in FUNCTIONS or name in CONSTANTS:
        return f"write {name}"
    longest_first = sorted(FUNCTIONS, key=len, reverse=True)
    if start := next((known for known in longest_first if name.startswith(known)), ""):
        return f"{start} needs parentheses: {start}(w)"
    if end := next((known for known in longest_first if name.endswith(known)), ""):
        return f"a product needs a sign: w*{end}(w)"
    from difflib import get_close_matches

    near = get_close_matches(name, (*FUNCTIONS, *CONSTANTS), 1)
    return f"write {near[0]}" if near else "the weight is w"
