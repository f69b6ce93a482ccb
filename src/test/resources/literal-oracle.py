"""What Python's own ast.literal_eval makes of each line of standard input: its value, or "refused".

A line is the base64 of the text in UTF-16, big-endian. The notation is that of Notation.java.
"""
import ast
import base64
import struct
import sys
import warnings


def quoted(codes, wide):
    plain = lambda c: 32 <= c < 127 and c not in (34, 92)
    return '"' + "".join(chr(c) if plain(c) else ("\\u%04x" if wide else "\\x%02x") % c for c in codes) + '"'


def notation(value):
    if value is None or value is Ellipsis or isinstance(value, (bool, int)):
        return str(value)
    if isinstance(value, float):
        return "f" + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "c" + struct.pack(">dd", value.real, value.imag).hex()
    if isinstance(value, str):
        units = value.encode("utf-16-be", "surrogatepass")
        return quoted(struct.unpack(">%dH" % (len(units) // 2), units), True)
    if isinstance(value, bytes):
        return "b" + quoted(value, False)
    if isinstance(value, dict):
        return "{" + ", ".join(notation(k) + ": " + notation(v) for k, v in value.items()) + "}"
    if isinstance(value, set):
        return "set(" + ", ".join(sorted(map(notation, value))) + ")"
    inside = ", ".join(map(notation, value))
    return "(" + inside + ")" if isinstance(value, tuple) else "[" + inside + "]"


warnings.simplefilter("ignore")
for line in sys.stdin:
    text = base64.b64decode(line).decode("utf-16-be", "surrogatepass")
    try:
        print(notation(ast.literal_eval(text)))
    except Exception:
        print("refused")
