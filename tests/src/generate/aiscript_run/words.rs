//! The vocabulary of programs: strings in which every way of counting gives another number, numbers
//! at which functions break, texts that parsers take or refuse.

/// Strings as they stand in the source, without quotes and holes: only `\` needs care.
pub(super) const TEXTS: &[&str] = &[
    "",
    "a",
    "b",
    "ab",
    "abc",
    "Abc",
    "hello world",
    " x ",
    "a,b,c",
    "0",
    "12",
    "-7",
    "1.9",
    "0x1f",
    " 7 ",
    "12abc",
    "1e3",
    "日本語",
    "か\u{3099}",
    "é",
    "e\u{301}",
    "e\u{301}\u{302}\u{303}",
    "ß",
    "İ",
    "ǆ",
    "ﬁ",
    "Σας",
    "😀",
    "😀😃",
    "👨\u{200d}👩\u{200d}👧",
    "👍🏽",
    "🏽🏽",
    "🇯🇵",
    "🇯🇵🇺🇸🇫",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "🏴\u{e0075}\u{e0073}\u{e0074}\u{e0078}\u{e007f}",
    "1\u{fe0f}\u{20e3}",
    "a\u{200d}b",
    "☺\u{fe0f}",
    "\u{feff}bom",
    "\u{a0}nbsp\u{3000}",
    "\u{2028}",
    "각",
    "\u{1112}\u{1161}\u{11ab}",
    "क्ष",
    "𝒳𝓎",
    "\\\\",
    "\\\"q\\\"",
    "tab\there",
    "line\nbreak",
    "a\u{0}b",
    "__proto__",
    "constructor",
    "null",
    "true",
];

/// Strings that no source can hold, and some that come from elsewhere.
pub(super) const MADE_STRINGS: &[&str] = &[
    "Str:from_codepoint(55357)",
    "Str:from_codepoint(56832)",
    "Str:lf",
    "`{Str:from_codepoint(56832)}{Str:from_codepoint(55357)}`",
    "`{Str:from_codepoint(55357)}{Str:from_codepoint(56832)}`",
    "`a{Str:from_codepoint(55357)}\u{301}b`",
    "Core:ai",
    "Str:from_utf8_bytes([239, 187, 191, 97])",
];

pub(super) const PLAIN_NUMBERS: &[&str] = &[
    "0", "1", "2", "3", "4", "5", "7", "10", "12", "100", "0.5", "1.5", "2.75", "-1", "-2", "-3.5",
];

pub(super) const ODD_NUMBERS: &[&str] = &[
    "-0",
    "(0 / 0)",
    "(1 / 0)",
    "(-1 / 0)",
    "(10 ^ 21)",
    "(10 ^ -7)",
    "0.1",
    "(0.1 + 0.2)",
    "255",
    "65536",
    "2147483648",
    "4294967295",
    "4294967296",
    "9007199254740991",
    "9007199254740993",
    "(5 / 3)",
    "123456789012345680000",
    "0.000001",
    "0.0000001",
    "(2 ^ 1023 * 2)",
    "(2 ^ -1074)",
    "-0.5",
    "0.49999999999999994",
];

pub(super) const INDICES: &[&str] = &["0", "1", "2", "3", "-1", "-2", "5"];
pub(super) const ODD_INDICES: &[&str] =
    &["-0", "0.5", "1.9", "-1.5", "-9", "40", "(0 / 0)", "2.0000001", "-0.1"];

pub(super) const COUNTS: &[&str] = &["0", "1", "2", "3", "4"];
pub(super) const ODD_COUNTS: &[&str] = &["-1", "0.5", "2.5", "-0", "-1.5", "(0 / 0)"];

pub(super) const UNITS: &[&str] = &[
    "97", "65", "0", "10", "34", "92", "233", "769", "8205", "12363", "12441", "65039", "127462",
    "127468", "127995", "128104", "128512", "55357", "56832", "65533", "65535", "65536", "1114111",
];
pub(super) const ODD_UNITS: &[&str] = &["-1", "1.5", "1114112", "(0 / 0)", "-0"];

pub(super) const BYTES: &[&str] = &[
    "97", "0", "195", "169", "227", "129", "130", "240", "159", "152", "128", "255", "254", "239",
    "187", "191", "237", "160", "192", "175", "256", "353", "-1", "98.7", "(0 / 0)",
];

pub(super) const TIMES: &[&str] = &[
    "0",
    "1",
    "-1",
    "1000000000000",
    "1700000000123",
    "951782400000",
    "-62167219200000",
    "-62198755200000",
    "253402300800000",
    "86400000",
    "1709210096789.9",
    "8640000000000000",
    "68169600000",
];
pub(super) const ODD_TIMES: &[&str] =
    &["(0 / 0)", "8640000000000001", "(1 / 0)", "-8640000000000000"];

pub(super) const HEXES: &[&str] = &[
    "ff",
    "FF",
    "0xff",
    "-ff",
    "",
    "g",
    "fg",
    " 1f ",
    "1.8",
    "ffffffffffffffffffffff",
    "+a",
    "0x",
    "１",
    "-0x10",
];

pub(super) const JSONS: &[&str] = &[
    "1",
    "-0",
    "1e3",
    "[1, 2, {\\\"a\\\": null}]",
    "{\\\"b\\\": 1, \\\"a\\\": [true, false]}",
    "{\\\"2\\\": 1, \\\"1\\\": 2, \\\"x\\\": 3}",
    "{\\\"a\\\": 1, \\\"a\\\": 2}",
    "\\\"x\\\"",
    "\\\"\\\\u0041\\\\ud83d\\\"",
    "null",
    "",
    " 1 ",
    "01",
    "1.",
    ".5",
    "nul",
    "[1,]",
    "{a: 1}",
    "'a'",
    "[[[]]]",
    "1e999",
    "{\\\"__proto__\\\": 1}",
    "\\\"\n\\\"",
    "\u{feff}1",
    "[1] x",
    "\u{a0}1",
    "123456789012345678901234567890",
];

pub(super) const DATES: &[&str] = &[
    "2023-01-02",
    "2023-01-02T03:04:05Z",
    "2023-01-02T03:04:05.678+09:00",
    "2023-01-02T03:04",
    "2023-02-30",
    "2023-13-01",
    "1",
    "",
    "x",
    "Mon, 02 Jan 2023 03:04:05 GMT",
    "Jan 2, 2023",
    "2023/1/2",
    "2023-1-2",
    "+010000-01-01T00:00:00Z",
    "12:00",
    "2023-01-02 03:04:05",
    "2023-01",
    "2023",
    "2024-02-29T24:00:00Z",
];

pub(super) const URIS: &[&str] = &[
    "a b",
    "a%20b",
    "%E3%81%82",
    "あ",
    "?a=1&b=%2F#c",
    "%2f%3F%23",
    "%F0%9F%98%80",
    "😀",
    "-_.!~*'()",
    ";/?:@&=+$,#",
    "%41%2b",
];
pub(super) const ODD_URIS: &[&str] = &["%", "%E3", "%zz", "%c0%af", "%ED%A0%80", "a%F8b", "%e3%81"];

pub(super) const KEYS: &[&str] =
    &["a", "b", "c", "d", "x", "key", "__proto__", "constructor", "1", "a b", "", "日本"];

/// Keys that need no quotes.
pub(super) const PLAIN_KEYS: &[&str] = &["a", "b", "c", "d", "x", "y", "key", "if", "let", "len"];
