"""Makes inference/gouji/folding/traditional.txt from OpenCC's character table (`pip install opencc`; Apache-2.0).

Run with `python -m gouji_training.folding_table OUTPUT`. The runtime ships the table so that it needs no OpenCC.
"""

from __future__ import annotations

import argparse
from pathlib import Path

CJK = (*range(0x4E00, 0xA000), *range(0xF900, 0xFB00))


def characters_to_table() -> str:
    """Two lines: the traditional characters, and below each its simplified one."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    pairs = [(chr(code), convert(chr(code))) for code in CJK]
    changed = [(old, new) for old, new in pairs if new != old and len(new) == 1 and ord(new) < 0x10000]
    return "".join(old for old, _ in changed) + "\n" + "".join(new for _, new in changed) + "\n"


def main() -> None:
    """Write the table to the path given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.parse_args().output.write_text(characters_to_table(), encoding="utf-8")


if __name__ == "__main__":
    main()
