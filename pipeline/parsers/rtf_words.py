"""Control words of RTF by what they mean to a reader of its text (Rich Text Format Specification 1.9.1)."""

SIGNS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•",
    b"tab": "\t", b"line": "\n", b"softline": " ", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
ESCAPES = {b"~": "\u00a0", b"-": "\u00ad", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
ALIGN = {b"qc": "center", b"ql": "left", b"qr": "right", b"qj": "both"}
TOGGLES = {b"b": "bold", b"i": "italic", b"caps": "caps", b"v": "hidden", b"super": "raised"}
SKIPPED = frozenset(
    {
        b"colortbl", b"info", b"pict", b"object", b"nonshppict", b"shprslt", b"fldinst", b"datafield", b"xe",
        b"tc", b"txe", b"rxe", b"revtbl", b"filetbl", b"listtable", b"listoverridetable", b"pnseclvl", b"rsidtbl",
        b"generator", b"themedata", b"latentstyles", b"bkmkstart", b"bkmkend", b"annotation", b"atnid", b"atnauthor",
        b"nesttableprops", b"sp", b"private", b"upr", b"template", b"xmlnstbl", b"mmathPr",
    }
)  # fmt: skip
READ_THOUGH_STARRED = frozenset({b"footnote", b"shpinst", b"shptxt", b"ud", b"pntext", b"pnseclvl", b"do", b"dptxbxtext"})
BOXES = frozenset({b"shptxt", b"dptxbxtext"})
MARKERS = frozenset({b"listtext", b"pntext"})
HEADS = {
    **dict.fromkeys((b"header", b"headerf", b"headerl", b"headerr"), "header"),
    **dict.fromkeys((b"footer", b"footerf", b"footerl", b"footerr"), "footer"),
}
SYMBOL_CHARSET = 2
CODE_PAGES = {0: "cp1252", 77: "mac_roman", 128: "cp932", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
              163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}  # fmt: skip
