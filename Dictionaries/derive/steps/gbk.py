"""Recomputes standard/gbk.tsv: which character every pair of bytes of GBK stands for, and which are among the common ones of Big5.

The table is that of the two-byte codes of GB 18030, user-defined areas included, as Python's codec `gb18030` has
it. The first level of Big5, 5,401 characters, tells the forms that traditional text uses from those of Japan and from
old ones (戰 from 戦, 創 from 刱); its codes are those of Python's codec `cp950`. The half of it that is GB 2312 is compared with Unihan's field kGB0, ideograph by ideograph.
"""
from common import unihan, write_table


def codes():
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            if trail != 0x7F:
                yield bytes((lead, trail))


def derive():
    table = {code: code.decode("gb18030") for code in codes()}
    assert len(table) == 126 * 190 == len(set(table.values()))
    assert all(len(character) == 1 and ord(character) < 0x10000 for character in table.values())
    for character, field, value in unihan("OtherMappings"):
        if field == "kGB0":
            row, cell = divmod(int(value), 100)
            assert table[bytes((0xA0 + row, 0xA0 + cell))] == character, character
    return [(code.hex().upper(), f"{ord(character):04X}", is_common_in_big5(character)) for code, character in table.items()]


def is_common_in_big5(character):
    code = character.encode("cp950", errors="ignore")
    return int(b"\xa4\x40" <= code <= b"\xc6\x7e")


if __name__ == "__main__":
    write_table("gbk.tsv", ("bytes", "scalar", "big5"), derive())
