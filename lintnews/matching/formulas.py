"""Formulas: arithmetic over named numbers, as a rule file writes it. Nothing else is evaluated."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping

FUNCTIONS: dict[str, Callable[..., float]] = {
    "abs": abs,
    "ceil": math.ceil,
    "floor": math.floor,
    "log": math.log,
    "log10": math.log10,
    "max": max,
    "min": min,
    "sqrt": math.sqrt,
}
OPERATORS: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Div: operator.truediv,
    ast.Eq: operator.eq,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Mod: operator.mod,
    ast.Mult: operator.mul,
    ast.NotEq: operator.ne,
    ast.Sub: operator.sub,
}
WORDS = {"&&": " and ", "||": " or "}  # Vale's words for Python's


def parsed(formula: str) -> ast.expr:
    """A formula, ready to be evaluated. Raises ValueError."""
    text = re.sub(r"&&|\|\|", lambda sign: WORDS[sign.group()], formula.strip())
    try:
        node = ast.parse(f"({text})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"is not a formula: {formula!r}") from error
    for part in ast.walk(node):
        if not isinstance(part, ALLOWED):
            raise ValueError(f"a formula is arithmetic alone, without {type(part).__name__}: {formula!r}")
        if isinstance(part, ast.Call) and function(part) not in FUNCTIONS:
            raise ValueError(f"a formula has no function {function(part)!r}; there are: {', '.join(FUNCTIONS)}")
        if isinstance(part, ast.Constant) and not isinstance(part.value, int | float):
            raise ValueError(f"a formula holds numbers, not {part.value!r}")
    return node


def evaluated(node: ast.expr, numbers: Mapping[str, float]) -> float:
    """What a formula comes to. An unknown name counts 0.

    >>> evaluated(parsed("math.sqrt(words) + heading.h2 * 2"), {"words": 16, "heading_h2": 3})
    10.0
    """
    match node:
        case ast.Constant():
            return float(node.value)  # type: ignore[arg-type]
        case ast.Name() | ast.Attribute():
            return numbers.get(number_name(node), 0.0)
        case ast.BinOp():
            return float(OPERATORS[type(node.op)](evaluated(node.left, numbers), evaluated(node.right, numbers)))
        case ast.UnaryOp():
            value = evaluated(node.operand, numbers)
            return float(not value) if isinstance(node.op, ast.Not) else -value
        case ast.Compare():
            left, right = evaluated(node.left, numbers), evaluated(node.comparators[0], numbers)
            return float(OPERATORS[type(node.ops[0])](left, right))
        case ast.BoolOp():
            values = [bool(evaluated(value, numbers)) for value in node.values]
            return float(all(values) if isinstance(node.op, ast.And) else any(values))
        case ast.Call():
            return float(FUNCTIONS[function(node)](*(evaluated(argument, numbers) for argument in node.args)))
    raise ValueError(f"a formula has no {type(node).__name__}")


def function(call: ast.Call) -> str:
    """`math.sqrt` is `sqrt`."""
    return number_name(call.func).removeprefix("math_")


def number_name(node: ast.expr) -> str:
    """`heading.h2` is the number `heading_h2`."""
    return ast.unparse(node).replace(".", "_")


ALLOWED = (
    *(ast.Constant, ast.Name, ast.Attribute, ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp, ast.Call, ast.Load),
    *(*OPERATORS, ast.And, ast.Or, ast.Not, ast.USub),
)
