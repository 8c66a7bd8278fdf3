"""Hostile and awkward texts by name, for the tests of every room.

Each is what a scraped page, a feed or a file might hold. All are `str`; none needs to be read
from a file. `HOSTILE` goes through every screen; `FLOODS` are large and go through what must stay
linear.
"""

from __future__ import annotations

ESC = "\x1b"

HOSTILE: dict[str, str] = {
    # Markup that a careless widget would obey.
    "markup closing tag": "Madrid [/b] agree [/] with Alonso",
    "markup swallowed word": "[VIDEO] Ancelotti to leave Real Madrid [ESP]",
    "markup action": "[@click=app.quit]Read more[/] about the talks",
    "markup link": "[link=file:///etc/passwd]the club's statement[/link]",
    "markup style": "[bold red on white]exclusive[/bold red on white]",
    "markup unbalanced": "[[[ sources ]] said [",
    "markup escape before bracket": "the clause \\[/ says so \\",
    "markup variable": "[$error]Alonso[/$error] [b $primary]signs[/]",
    "html": '<script>alert("x")</script><b>Alonso</b> &amp; <!-- Klopp -->',
    "format fields": "{title} {0} %s %(outlet)s ${HOME} `id` $(id)",
    "sql": 'Robert\'); DROP TABLE report;-- "quoted" ; % _ *',
    "search syntax": 'NEAR("a" "b") OR title:* AND NOT -"',
    "csv formula": '=HYPERLINK("http://example.com";"pay") +1 -1 @SUM(A1)',
    # Commands to the terminal.
    "colour": f"{ESC}[31mAlonso{ESC}[0m signs",
    "clear screen": f"{ESC}[2J{ESC}[Hnothing to see",
    "window title": f"{ESC}]0;you were here\x07Klopp agrees",
    "clipboard": f"{ESC}]52;c;cm0gLXJmIH4=\x07Klopp agrees",
    "hyperlink": f"{ESC}]8;;http://example.com{ESC}\\the report{ESC}]8;;{ESC}\\ says so",
    "title unterminated": f"Perez met Alonso {ESC}]0;the rest of the line\nand then the next",
    "device control": (
        f"{ESC}P1$r0m{ESC}\\{ESC}_app{ESC}\\{ESC}^pm{ESC}\\{ESC}Xsos{ESC}\\Klopp stays"
    ),
    "reset": f"{ESC}cAlonso {ESC}7{ESC}(0signs{ESC}(B{ESC}8",
    "cut short": f"Alonso signs{ESC}",
    "cut short CSI": f"Alonso signs{ESC}[31",
    "nested": f"{ESC}{ESC}[31m[31mAlonso{ESC}[{ESC}[32m signs",
    "8-bit": "\x9b31mAlonso\x9b0m \x9d0;title\x9csigns \x90dcs\x9c",
    "8-bit in wrong decoding": "the \u00e2\x80\x9conly priority\u00e2\x80\x9d of Pe\u00c3\x9brez",
    "backspaces": "Alonso stays\x08\x08\x08\x08\x08leaves",
    "carriage return": "Alonso stays\rKlopp leaves",
    "nul": "Alonso\x00 signs\x00",
    "controls": "".join(map(chr, range(0x20))) + "\x7f" + "".join(map(chr, range(0x80, 0xA0))),
    # Letters that are not what they seem.
    "bidi override": "Alonso \u202esngis\u202c, \u2066Klopp\u2069 \u200fstays\u061c",
    "zero width": "Al\u200bon\u2060so si\u00adgns \ufefftoday \u200b",
    "joiners alone": "\u200d \u200c\u200d\nAlonso\u200d \u200csigns",
    "tag characters": "Alonso\U000e0041\U000e0042\U000e007f signs",
    "hidden selectors": "Alonso\U000e0100\U000e01ef signs \u2764\ufe0f",
    "annotation": "\ufff9Alonso\ufffasigns\ufffb \ufffc \uffff",
    "lone surrogates": "Alonso \ud83d signs \udc00 \udcff",
    "look-alikes": "Аlonso ѕigns for Ꮢeal Madrid",
    "zalgo": "A" + "\u0301\u0300\u0323\u0331" * 40 + "lonso signs",
    "mark first": "\u0301Alonso\n\u0301signs",
    # Awkward and harmless.
    "accents composed": "Florentino Pérez, Raúl, Jürgen, Özil, Łukasz, Ångström",
    "accents decomposed": "Florentino Pe\u0301rez, Rau\u0301l, Ju\u0308rgen",
    "emoji": (
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 "
        "\U0001f44d\U0001f3fd \u2764\ufe0f\u200d\U0001f525"
    ),
    "flags": (
        "\U0001f1ea\U0001f1f8 "
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    ),
    "wide": "皇家马德里 阿隆索 レアル・マドリード 레알 마드리드",
    "right to left": "ريال مدريد يريد ألونسو",
    "persian joiner": "می\u200cخواهد",
    "indic": "रियल मैड्रिड क्षत्रिय",
    "spaces": "Xabi\u00a0Alonso\u2009signs\u3000today\u202f!  \t now",
    "line ends": "one\r\ntwo\rthree\x85four\u2028five\u2029six\x0bseven\x0ceight",
    "quotes": "‘broken’ “era” «nuevo» „neu“ 'x' \"y\" l’entraîneur",
    "blank": "",
    "white space": " \t\r\n \u00a0\u200b\n\n\n ",
    "one character": "x",
    "blank lines": "\n\n\nAlonso\n \n\t\n\n\nsigns   \n\n",
    "front matter open": "---\ntitle: never closed\nAlonso signs",
    "front matter tricks": (
        "---\ntitle: !!python/object/apply:os.system ['id']\nurl: javascript:alert(1)\n"
        "date: 9999-99-99\n<<: *a\n---\nAlonso signs"
    ),
    "rule then text": "---\nAlonso signs.\n---\nKlopp stays.",
    "wire without text": " date 2024-11-06 ",
    "wire impossible date": " date 2024-13-45 Alonso signs",
    "long line": "Alonso signs for Real Madrid, sources say. " * 250,
    "long word": "A" * 10_000,
}

_SIZE = 200_000

FLOODS: dict[str, str] = {
    "letters": "a" * _SIZE,
    "spaces": " " * _SIZE + "x",
    "newlines": "\n" * _SIZE + "x",
    "spaced newlines": " \n" * (_SIZE // 2) + "x",
    "escapes": ESC * _SIZE,
    "open CSI": f"{ESC}[" * (_SIZE // 2),
    "long CSI": f"{ESC}[" + "1;" * (_SIZE // 2),
    "open OSC": f"{ESC}]" * (_SIZE // 2),
    "open 8-bit strings": "a\x9d" * (_SIZE // 2),
    "open 8-bit CSI": " \x9b1" * (_SIZE // 3),
    "marks": "e" + "\u0301\u0323" * (_SIZE // 2),
    "splitting marks": "e" + "\u0344" * _SIZE,
    "joiners": "x" + "\u200d" * _SIZE + "x",
    "surrogates": "\ud800" * _SIZE,
    "stars": "*" * _SIZE,
    "starred words": "*a **b " * (_SIZE // 7),
    "brackets": "[" * _SIZE,
    "links": "[a](" * (_SIZE // 4),
    "images": "![" * (_SIZE // 2),
    "ticks": "".join("`" * (i % 300) + " " for i in range(1200)),
    "quotes in quotes": ">" * _SIZE,
    "nested lists": "\n".join(" " * (i % 400) + "- a" for i in range(2000)),
    "angle brackets": "<a " * (_SIZE // 3),
    "underscores": "_a" * (_SIZE // 2),
    "backslashes": "\\" * _SIZE,
    "entities": "&#x202e;" * (_SIZE // 8),
    "hash marks": "#" * _SIZE,
    "front matter keys": "---\n" + "key: value\n" * (_SIZE // 11) + "---\nAlonso signs",
    "front matter open": "---\n" + "key: value\n" * (_SIZE // 11),
    "rules": "---\n" * (_SIZE // 4),
}
