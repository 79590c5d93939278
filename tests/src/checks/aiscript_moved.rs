//! What may be done to a script without anybody noticing: carriage returns come and go, and it may
//! begin a line later.

use aizome_aiscript_syntax::parse;
use aizome_aiscript_syntax::reference::{Answer, AstJson, Locator};

/// The answer of the reference is the same whatever carriage returns a script has, and on the next
/// line it is the same on the next line.
///
/// # Panics
/// When it is not.
pub fn moved(source: &str) {
    without_returns(source);
    a_line_later(source);
}

/// The language deletes carriage returns before it counts columns, so no place changes, either.
fn without_returns(source: &str) {
    let bare = source.replace('\r', "");
    let expected = answer(&bare);
    let everywhere: String = bare.chars().flat_map(|c| [c, '\r']).collect();
    for text in [source, &bare.replace('\n', "\r\n"), &everywhere] {
        assert_eq!(answer(text), expected, "of {text:?}, which is {bare:?} to the language");
    }
}

fn answer(text: &str) -> String {
    Answer::new(&parse(text)).to_string()
}

/// A line break before it changes nothing but lines.
fn a_line_later(source: &str) {
    let later = format!("\n{source}");
    let [here, there] = [source, &later].map(parse);
    let [tree, other] =
        [&here, &there].map(|parsed| AstJson::without_loc(parsed.tree()).to_string());
    assert_eq!(tree, other, "of {source:?} on the second line");
    let [thrown, other] = [&here, &there].map(|parsed| parsed.reference_error.as_ref());
    match (thrown, other) {
        (None, None) => {}
        (Some(thrown), Some(other)) => {
            assert_eq!((thrown.class, &thrown.text), (other.class, &other.text), "of {source:?}");
            let place = Locator::new(source).place(thrown.offset);
            let later = Locator::new(&later).place(other.offset);
            assert_eq!((place.line + 1, place.column), (later.line, later.column), "of {source:?}");
        }
        _ => panic!("{thrown:?}, but on the second line {other:?}\nin {source:?}"),
    }
    assert_eq!(here.diagnostics.len(), there.diagnostics.len(), "of {source:?}");
}
