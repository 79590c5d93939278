//! What can be said to the session itself: lines that begin with a colon and a letter, as no script
//! does.

use std::fmt::Write as _;

use aizome_source::{Language, Localized};

/// A command of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meta<'l> {
    /// What can be said.
    Help,
    /// The end.
    Quit,
    /// The type of a value.
    Type(&'l str),
    /// What the manual says of a name.
    Doc(&'l str),
    /// The tree of some code, or of what was entered last.
    Ast(&'l str),
    /// The same code as the machine runs it.
    Bytecode(&'l str),
    /// A file is run in the session.
    Load(&'l str),
    /// The variables of the session.
    Vars,
    /// No such command.
    Unknown(&'l str),
}

/// How a command is written.
pub(super) struct Written {
    pub(super) word: &'static str,
    takes: &'static str,
    en: &'static str,
    ja: &'static str,
}

/// Every command, in the order in which help tells them.
pub(super) const COMMANDS: &[Written] = &[
    Written { word: ":help", takes: "", en: "this list", ja: "この一覧" },
    Written { word: ":doc", takes: "NAME", en: "the manual on a name", ja: "名前の説明" },
    Written {
        word: ":type",
        takes: "CODE",
        en: "run CODE, and tell the type of its value",
        ja: "実行して値の型を表示",
    },
    Written {
        word: ":ast",
        takes: "[CODE]",
        en: "its tree, or that of the last input",
        ja: "構文木 (省略すると直前の入力)",
    },
    Written {
        word: ":bytecode",
        takes: "[CODE]",
        en: "what the machine runs for it",
        ja: "機械語の表示 (同上)",
    },
    Written {
        word: ":vars",
        takes: "",
        en: "the variables of this session",
        ja: "このセッションの変数",
    },
    Written {
        word: ":load",
        takes: "FILE",
        en: "run a file in this session",
        ja: "ファイルをこのセッションで実行",
    },
    Written {
        word: ":quit", takes: "", en: "leave (as does Ctrl-D)", ja: "終了 (Ctrl-D でも可)"
    },
];

/// The command in a line, if it is one.
pub(super) fn meta(line: &str) -> Option<Meta<'_>> {
    let line = line.trim();
    let after = line.strip_prefix(':')?;
    // `:: Name { … }` is a namespace.
    if !after.starts_with(|c: char| c.is_ascii_alphabetic()) && !after.is_empty() {
        return None;
    }
    let (word, rest) = after.split_once(char::is_whitespace).unwrap_or((after, ""));
    let rest = rest.trim();
    Some(match word {
        "help" | "h" | "" => Meta::Help,
        "quit" | "q" | "exit" => Meta::Quit,
        "type" | "t" => Meta::Type(rest),
        "doc" | "d" => Meta::Doc(rest),
        "ast" => Meta::Ast(rest),
        "bytecode" | "b" => Meta::Bytecode(rest),
        "load" | "l" => Meta::Load(rest),
        "vars" => Meta::Vars,
        _ => Meta::Unknown(word),
    })
}

/// What help says.
pub(super) fn help(language: Language) -> String {
    let mut told = String::new();
    for Written { word, takes, en, ja } in COMMANDS {
        let said = if language == Language::Japanese { ja } else { en };
        writeln!(told, "  {:<18} {said}", format!("{word} {takes}").trim_end())
            .expect("a string takes everything");
    }
    let keys = Localized::new(
        "Unfinished code goes on in the next line. Ctrl-C forgets it, or stops what runs. Tab completes names.",
        "書きかけのコードは次の行に続きます。Ctrl-C で入力を取り消すか実行を止め、Tab で名前を補完します。",
    );
    told.push_str(keys.get(language));
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_commands_or_code() {
        for (line, expected) in [
            (":help", Some(Meta::Help)),
            (":", Some(Meta::Help)),
            (" :q ", Some(Meta::Quit)),
            (":type 1 + 1", Some(Meta::Type("1 + 1"))),
            (":doc Core:add", Some(Meta::Doc("Core:add"))),
            (":typ 1", Some(Meta::Unknown("typ"))),
            (":: A { let b = 1 }", None),
            ("<: 1", None),
            ("", None),
        ] {
            assert_eq!(meta(line), expected, "{line:?}");
        }
    }
}
