//! Names and arguments of functions, held against the table of what is known.

use aizome_source::{Diagnostic, Language, Localized, Span};

use super::header::{Header, HeaderArg, header};
use super::{Linter, replace, shown};
use crate::functions::{self, Dialect, Function, Parameter, ParameterKind};
use crate::{Node, codes};

impl Linter<'_> {
    pub(super) fn function(&mut self, node: &Node<'_>, name: &str) {
        // `***big***` is a function too, but was not written as one.
        let Some(written) = self.source.get(node.span.range()) else { return };
        let Some(header) = header(written) else { return };
        let call = Call { written, start: node.span.start as usize, header };
        match functions::find(name, self.options.dialect) {
            Some(function) => self.arguments(&call, function),
            None => self.unknown_name(&call, name),
        }
    }

    fn unknown_name(&mut self, call: &Call<'_>, name: &str) {
        let at = call.span(call.header.name.clone());
        let dialect = self.options.dialect;
        let right = name.to_ascii_lowercase();
        let found = if functions::named(name).next().is_some() {
            let known = functions::named(name).flat_map(|function| function.dialects);
            codes::foreign_function(at, name, dialect.name(), &listed(known))
        } else if let Some(function) = functions::find(&right, dialect) {
            let title = Localized::new(format!("write `{right}`"), format!("`{right}` にする"));
            codes::function_case(at, &shown(name), function.name).fix(replace(at, right, title))
        } else {
            let found = codes::unknown_function(at, &shown(name));
            let names = functions::of(dialect).map(|function| function.name);
            self.suggest(found, name, names)
        };
        self.report(found);
    }

    fn arguments(&mut self, call: &Call<'_>, function: &Function) {
        // `font` without a family it knows is one finding, not one for each argument.
        if function.name == "font" && !call.args().any(|(key, _)| function.parameter(key).is_some())
        {
            return self.font_without_family(call, function);
        }
        for (index, arg) in call.header.args.iter().enumerate() {
            let key = call.text(arg.key.clone());
            let later = &call.header.args[index + 1..];
            // Few arguments are looked at, so that many equal ones cost no more than a line each.
            let last = later.iter().take(MANY).rfind(|other| call.text(other.key.clone()) == key);
            if let Some(last) = last {
                let (at, last) = (call.span(arg.range()), call.span(last.range()));
                self.report(codes::repeated_argument(at, &shown(key), last));
            } else {
                self.argument(call, function, arg);
            }
        }
    }

    fn argument(&mut self, call: &Call<'_>, function: &Function, arg: &HeaderArg) {
        let key = call.text(arg.key.clone());
        let at = call.span(arg.key.clone());
        let dialect = self.options.dialect;
        match function.parameter(key) {
            Some(parameter) if parameter.dialects.contains(&dialect) => {
                self.value(call, parameter, arg);
            }
            Some(parameter) => {
                let known = listed(parameter.dialects.iter());
                let found = codes::foreign_argument(at, function.name, key, dialect.name(), &known);
                self.report(found);
            }
            None => {
                let found = codes::unknown_argument(at, function.name, &shown(key));
                let names = function.parameters(dialect).map(|parameter| parameter.name);
                let found = self.suggest(found, key, names);
                self.report(found);
            }
        }
    }

    fn value(&mut self, call: &Call<'_>, parameter: &Parameter, arg: &HeaderArg) {
        let Parameter { name, kind, .. } = *parameter;
        let Some(range) = arg.value.clone() else {
            if kind != ParameterKind::Flag {
                let (en, ja) = (kind.name(Language::English), kind.name(Language::Japanese));
                self.report(codes::missing_value(call.span(arg.key.clone()), name, en, ja));
            }
            return;
        };
        let (value, at) = (call.text(range.clone()), call.span(range));
        if kind == ParameterKind::Flag {
            if matches!(value, "false" | "0" | "no" | "off") {
                self.report(codes::flag_with_value(call.span(arg.range()), name, value));
            }
        } else if !parameter.accepts(Some(value)) {
            self.report(refused(at, parameter, value));
        }
    }

    fn font_without_family(&mut self, call: &Call<'_>, function: &Function) {
        let at = call.span(0..call.header.end);
        let families = function.parameters(self.options.dialect).map(|family| family.name);
        self.report(codes::font_without_family(at, &quoted(families)));
    }

    /// The same finding asking for the name that `name` is closest to, if one is close.
    fn suggest(
        &mut self,
        found: Diagnostic,
        name: &str,
        known: impl Iterator<Item = &'static str>,
    ) -> Diagnostic {
        // A comparison costs the product of the lengths, and no known name is this long.
        if name.len() > 24 || self.comparisons == 0 {
            return found;
        }
        self.comparisons -= 1;
        let name = name.to_ascii_lowercase();
        let near = known.map(|other| (strsim::osa_distance(&name, other), other)).min();
        match near {
            Some((distance, other)) if distance <= 2 && distance * 2 < other.len().max(3) => {
                let (en, ja) = (format!("did you mean `{other}`?"), format!("`{other}` ですか？"));
                found.help(Localized::new(en, ja))
            }
            _ => found,
        }
    }
}

/// How many later arguments are searched for one that repeats a key.
const MANY: usize = 32;

/// A function as written.
struct Call<'t> {
    written: &'t str,
    start: usize,
    header: Header,
}

impl<'t> Call<'t> {
    fn text(&self, range: std::ops::Range<usize>) -> &'t str {
        &self.written[range]
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::of(self.start + range.start..self.start + range.end)
    }

    fn args(&self) -> impl Iterator<Item = (&'t str, Option<&'t str>)> {
        let arg = |arg: &HeaderArg| {
            (self.text(arg.key.clone()), arg.value.clone().map(|value| self.text(value)))
        };
        self.header.args.iter().map(arg)
    }
}

/// Says why a parameter does not accept `value`.
fn refused(at: Span, parameter: &Parameter, value: &str) -> Diagnostic {
    let (name, value) = (parameter.name, &*shown(value));
    let number = match parameter.kind {
        ParameterKind::Time => functions::time(value),
        ParameterKind::Float => functions::float(value),
        _ => None,
    };
    match (parameter.kind, number) {
        (_, Some(_)) => {
            let (en, ja) = limits(parameter.range);
            codes::out_of_range(at, name, value, &en, &ja)
        }
        (ParameterKind::Time, None) => {
            with_fix(codes::invalid_time(at, name, value), seconds(value))
        }
        (ParameterKind::Color, None) => {
            with_fix(codes::invalid_color(at, name, value), hexadecimal(value))
        }
        (ParameterKind::Word(words), None) => {
            codes::unknown_word(at, name, value, &quoted(words.iter().copied()))
        }
        (_, None) => codes::invalid_number(at, name, value),
    }
}

fn limits((low, high): (f64, f64)) -> (String, String) {
    if high.is_infinite() {
        (format!("at least {low}"), format!("{low}以上"))
    } else if low.is_infinite() {
        (format!("at most {high}"), format!("{high}以下"))
    } else {
        (format!("from {low} to {high}"), format!("{low}から{high}まで"))
    }
}

/// The same finding with a fix that writes `right` in its place.
fn with_fix(found: Diagnostic, right: Option<String>) -> Diagnostic {
    let Some(right) = right else { return found };
    let title = Localized::new(format!("write `{right}`"), format!("`{right}` にする"));
    let at = found.span;
    found.fix(replace(at, right, title))
}

/// The time that was surely meant by `500ms` or `2`.
fn seconds(value: &str) -> Option<String> {
    let plain = |number: &str| number.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    match value.strip_suffix("ms") {
        Some(number) if plain(number) => {
            let seconds = number.parse::<f64>().ok()? / 1000.0;
            Some(format!("{seconds}s"))
        }
        _ => {
            let right = format!("{value}s");
            functions::time(&right).map(|_| right)
        }
    }
}

/// The digits of a colour given by name.
fn hexadecimal(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    COLORS.iter().find(|(known, _)| *known == name).map(|(_, digits)| (*digits).to_owned())
}

/// The names of CSS that people use most.
const COLORS: &[(&str, &str)] = &[
    ("aqua", "0ff"),
    ("black", "000"),
    ("blue", "00f"),
    ("brown", "a52a2a"),
    ("cyan", "0ff"),
    ("fuchsia", "f0f"),
    ("gold", "ffd700"),
    ("gray", "808080"),
    ("green", "008000"),
    ("grey", "808080"),
    ("lime", "0f0"),
    ("magenta", "f0f"),
    ("maroon", "800000"),
    ("navy", "000080"),
    ("olive", "808000"),
    ("orange", "ffa500"),
    ("pink", "ffc0cb"),
    ("purple", "800080"),
    ("red", "f00"),
    ("silver", "c0c0c0"),
    ("teal", "008080"),
    ("white", "fff"),
    ("yellow", "ff0"),
];

fn quoted<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn listed<'d>(dialects: impl Iterator<Item = &'d Dialect>) -> String {
    dialects.map(|dialect| dialect.name()).collect::<Vec<_>>().join(", ")
}
