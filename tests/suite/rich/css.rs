//! What style does: declarations of a `style` attribute as Misskey's client writes them, and those
//! that our stylesheet gives to classes and custom properties, in one normal form.

use std::collections::BTreeMap;

/// Property → value, in normal form.
pub(crate) type Effect = BTreeMap<String, String>;

/// The effect of declarations.
pub(crate) fn effect(declarations: &str) -> Effect {
    let mut effect = Effect::new();
    apply(&mut effect, declarations);
    normal(effect)
}

/// The effect of a function of ours: the rules of the stylesheet for its classes, in their order,
/// with its custom properties put in. `moving` is whether it stands outside of `.mfm-static`.
pub(crate) fn effect_of_classes(
    stylesheet: &str,
    classes: &[&str],
    properties: &str,
    moving: bool,
) -> Effect {
    let given = pairs(properties);
    let mut matching: Vec<_> = rules(stylesheet)
        .into_iter()
        .filter_map(|(selectors, body)| {
            let weight = |selector| specificity(selector, classes, moving);
            Some((selectors.split(',').filter_map(weight).max()?, body))
        })
        .collect();
    // Sorting is stable: what comes later in the file beats what weighs the same.
    matching.sort_by_key(|(specificity, _)| *specificity);
    let mut effect = Effect::new();
    for (_, body) in matching {
        apply(&mut effect, &with_variables(&body, &given));
    }
    normal(effect)
}

/// The number of classes of a selector that is nothing but classes, all of them there, and maybe a
/// condition not to stand still.
fn specificity(selector: &str, classes: &[&str], moving: bool) -> Option<usize> {
    let selector = selector.trim();
    let (compound, conditional) = match selector.strip_suffix(":not(.mfm-static *)") {
        Some(compound) => (compound, true),
        None => (selector, false),
    };
    if compound.contains([' ', ':', '[', '(']) || (conditional && !moving) {
        return None;
    }
    let wanted: Vec<_> = compound.strip_prefix('.')?.split('.').collect();
    let there = wanted.iter().all(|class| classes.contains(class));
    there.then_some(wanted.len() + usize::from(conditional))
}

/// Selectors and bodies of all rules, those inside of `@media` too, keyframes not.
fn rules(stylesheet: &str) -> Vec<(String, String)> {
    let mut rules = Vec::new();
    let mut rest = without_comments(stylesheet);
    while let Some((head, tail)) = rest.split_once('{') {
        let head = head.trim().trim_start_matches('}').trim().to_owned();
        if head.starts_with("@media") {
            rest = tail.to_owned();
        } else if head.starts_with('@') {
            rest = after_block(tail).to_owned();
        } else {
            let (body, after) = tail.split_once('}').expect("rules are closed");
            rules.push((head, body.to_owned()));
            rest = after.to_owned();
        }
    }
    rules
}

fn without_comments(stylesheet: &str) -> String {
    let mut out = String::new();
    let mut rest = stylesheet;
    while let Some((before, tail)) = rest.split_once("/*") {
        out.push_str(before);
        rest = tail.split_once("*/").expect("comments are closed").1;
    }
    out + rest
}

fn after_block(body: &str) -> &str {
    let mut depth = 1;
    for (at, c) in body.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &body[at + 1..];
        }
    }
    ""
}

fn pairs(declarations: &str) -> Vec<(&str, &str)> {
    let declarations = declarations.split(';').filter_map(|it| it.split_once(':'));
    declarations.map(|(property, value)| (property.trim(), value.trim())).collect()
}

/// Puts what is given, or else the default, in the place of `var(--name, default)`.
fn with_variables(body: &str, given: &[(&str, &str)]) -> String {
    let mut body = body.to_owned();
    while let Some(at) = body.rfind("var(") {
        let inside = &body[at + 4..];
        let end = inside.find(')').expect("calls are closed");
        let (name, default) = inside[..end].split_once(',').unwrap_or((&inside[..end], ""));
        let value = given.iter().find(|(key, _)| *key == name.trim()).map(|(_, value)| *value);
        let value = match name.trim() {
            "--mfm-theme-accent" => "ACCENT".to_owned(),
            _ => value.unwrap_or(default.trim()).to_owned(),
        };
        body.replace_range(at..at + 4 + end + 1, &value);
    }
    body
}

fn apply(effect: &mut Effect, declarations: &str) {
    for (property, value) in pairs(declarations) {
        let mut set = |property: &str, value: &str| {
            effect.insert(property.to_owned(), value.to_owned());
        };
        match property {
            "animation" => apply_animation(effect, value),
            "border" => {
                let parts: Vec<_> = value.split_whitespace().collect();
                let [width, style, color] = parts[..] else { panic!("border: {value}") };
                set("border-width", width);
                set("border-style", style);
                set("border-color", color);
            }
            "background-color"
            | "color"
            | "transform"
            | "transform-origin"
            | "font-family"
            | "font-size"
            | "filter"
            | "border-radius"
            | "border-style"
            | "overflow"
            | "background-image"
            | "overflow-wrap"
            | "animation-name"
            | "animation-delay"
            | "animation-direction" => {
                set(property, value);
            }
            _ => {}
        }
    }
}

fn apply_animation(effect: &mut Effect, value: &str) {
    effect.retain(|property, _| !property.starts_with("animation"));
    let mut times = ["animation-duration", "animation-delay"].into_iter();
    for word in value.split_whitespace() {
        let is_time = word.ends_with('s')
            && word.starts_with(['-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        let property = match word {
            "linear" | "ease" => "animation-timing-function",
            "infinite" => "animation-iteration-count",
            "both" => "animation-fill-mode",
            _ if is_time => times.next().expect("at most two times"),
            _ => "animation-name",
        };
        effect.insert(property.to_owned(), word.to_owned());
    }
}

/// Words that say the same become the same, and what has no effect goes.
fn normal(mut effect: Effect) -> Effect {
    for value in effect.values_mut() {
        *value = match &**value {
            "global-tada" => "mfm-tada".into(),
            "mfm-rubberBand" => "mfm-jelly".into(),
            "mfm-spinX" => "mfm-spin-x".into(),
            "mfm-spinY" => "mfm-spin-y".into(),
            "var(--MI_THEME-accent)" => "ACCENT".into(),
            color if color.starts_with('#') => long_color(color),
            other => other.replace(", ", ","),
        };
    }
    let defaults = [
        ("animation-direction", "normal"),
        ("animation-delay", "0s"),
        ("transform", "scale(1,1)"),
        ("overflow", "visible"),
        ("color", "inherit"),
        ("background-image", "none"),
    ];
    effect.retain(|property, value| !defaults.contains(&(&**property, &**value)));
    // Where nothing is turned or moved, it does not matter about which point.
    let turns = effect.contains_key("transform") || effect.contains_key("animation-name");
    effect.retain(|property, value| {
        property != "transform-origin" || (turns && value != "center center")
    });
    // A border without width, or of one that no browser takes, is none.
    if effect.get("border-width").is_some_and(|width| width == "0px" || width.starts_with('-')) {
        effect
            .retain(|property, _| !property.starts_with("border-") || property == "border-radius");
    }
    effect
}

fn long_color(color: &str) -> String {
    match color.len() {
        4 => color
            .chars()
            .flat_map(|c| if c == '#' { vec![c] } else { vec![c; 2] })
            .collect::<String>()
            .to_lowercase(),
        _ => color.to_lowercase(),
    }
}
