//! A diagnostic drawn beside its source, by ariadne.

use ariadne::{Color, Config, IndexType, Label, Report, ReportKind, Source};

use crate::{Diagnostic, Language, Localized, Severity, Span};

/// How a drawn diagnostic looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// The language of the messages.
    pub language: Language,
    /// Whether to use terminal colours.
    pub color: bool,
}

/// Draws `diagnostic` beside `text`, which people know as `name` (a file name, or `<stdin>`).
///
/// ```
/// use aizome_source::{Span, Style, render};
/// # mod codes { aizome_source::diagnostics! {
/// #     /// Docs.
/// #     MFM9999 Warning odd(name: &str) { en: "`{name}` is odd", ja: "`{name}` は変です", docs_ja: "" }
/// # } }
///
/// let drawn = render(&codes::odd(Span::new(2, 5), "odd"), "a.mfm", "$[odd x]", Style::default());
/// assert!(drawn.contains("a.mfm:1:3"), "{drawn}");
/// ```
#[must_use]
pub fn render(diagnostic: &Diagnostic, name: &str, text: &str, style: Style) -> String {
    let Style { language, color } = style;
    let severity = diagnostic.code.severity;
    let paint = match severity {
        Severity::Error => Color::Red,
        Severity::Warning => Color::Yellow,
        Severity::Note => Color::Cyan,
    };
    let place = |span: Span| (name, visible(span, text));
    let kind_label = severity.label();
    // The message stands above; ariadne underlines a place only to say something about it.
    let here = Localized::new("here", "ここ");
    let config = Config::default().with_color(color).with_index_type(IndexType::Byte);
    let mut report =
        Report::build(ReportKind::Custom(kind_label.get(language), paint), place(diagnostic.span))
            .with_config(config)
            .with_code(diagnostic.code.id)
            .with_message(diagnostic.message.get(language))
            .with_label(
                Label::new(place(diagnostic.span))
                    .with_color(paint)
                    .with_message(here.get(language)),
            );
    for label in &diagnostic.labels {
        report.add_label(
            Label::new(place(label.span))
                .with_color(Color::Blue)
                .with_message(label.message.get(language)),
        );
    }
    if let Some(help) = &diagnostic.help {
        report.set_help(help.get(language));
    }
    let mut drawn = Vec::new();
    let written = report.finish().write((name, Source::from(text)), &mut drawn);
    written.expect("writing to memory does not fail");
    let drawn = String::from_utf8_lossy(&drawn);
    let drawn = if color { drawn.into_owned() } else { uncolored(&drawn) };
    match (&diagnostic.help, language) {
        (Some(help), Language::Japanese) => with_japanese_help(drawn, &help.ja),
        _ => drawn,
    }
}

/// Puts the Japanese word where ariadne writes `Help` before the help, which comes last.
fn with_japanese_help(mut drawn: String, help: &str) -> String {
    let first_line = help.lines().next().unwrap_or_default();
    if let Some(place) = drawn.rfind(first_line)
        && let Some(word) = drawn[..place].rfind("Help")
    {
        drawn.replace_range(word..word + "Help".len(), "ヒント");
    }
    drawn
}

/// Takes colours out: ariadne paints the severity even where no colours are wanted.
fn uncolored(drawn: &str) -> String {
    let mut parts = drawn.split("\x1b[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let codes = part.bytes().take_while(|b| b.is_ascii_digit() || *b == b';').count();
        plain.push_str(part[codes..].strip_prefix('m').unwrap_or(part));
    }
    plain
}

/// The span cut to the text, since ariadne drops labels that reach past it.
fn visible(span: Span, text: &str) -> std::ops::Range<usize> {
    let end = (span.end as usize).min(text.len());
    (span.start as usize).min(end)..end
}
