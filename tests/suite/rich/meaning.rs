//! What a rendering says, whoever rendered it: one line of text that is the same for Misskey's
//! client and for us when people see the same.

use std::fmt::Write as _;

use super::css::{Effect, effect, effect_of_classes};
use super::dom::Dom;

/// The meaning of HTML from Misskey's client, with stubs for its own elements.
pub(crate) fn of_client(html: &str) -> String {
    Dom::parse(html).iter().map(client).collect()
}

/// The meaning of HTML from the rich profile.
pub(crate) fn of_rich(html: &str, stylesheet: &str) -> String {
    let reader = Rich { stylesheet, moving: true };
    reader.all(&Dom::parse(html))
}

fn client(dom: &Dom) -> String {
    let Dom::Element { name, children, .. } = dom else { return text(&dom.text()) };
    let inside = || children.iter().map(client).collect::<String>();
    let get = |key| dom.attribute(key);
    match &**name {
        "span" => match (get("class"), get("style")) {
            ("", "") if get_class_is_given(dom) => inside(),
            ("", "") => format!("span({})", inside()),
            ("_mfm_blur_", _) => format!("blur({})", inside()),
            ("_mfm_rainbow_fallback_", _) => format!("painted rainbow({})", inside()),
            ("", _) if dom.find_element("mk-time").is_some() => {
                let time = dom.find_element("mk-time").expect("just found");
                format!("time({})", time.attribute("time"))
            }
            ("", style) => function(&effect(style), &inside()),
            (class, _) => format!("{class}({})", inside()),
        },
        "div" => format!("center({})", inside()),
        "b" | "i" | "del" | "small" | "br" => format!("{name}({})", inside()),
        "ruby" | "rt" => format!("{name}({})", inside()),
        "code" => format!("formula({})", inside()),
        "mk-code-inline" => format!("code({})", get("code")),
        "mk-code" => format!("code block({}, {})", get("lang"), get("code")),
        "mk-url" => format!("url({}, {})", get("url"), get("rel")),
        "mk-link" => format!("link({}, {}, {})", get("url"), get("rel"), inside()),
        "mk-mention" => format!("mention({}, {})", get("username"), get("host")),
        "mk-a" => format!("hashtag({}, {})", get("to"), dom.text()),
        "mk-emoji" => get("emoji").to_owned(),
        "mk-custom-emoji" => {
            let place = [get("url"), get("host"), "local"].into_iter().find(|it| !it.is_empty());
            emoji(
                get("name"),
                place.expect("the last is not empty"),
                get("use-original-size") == "true",
            )
        }
        other => panic!("what is <{other}>?"),
    }
}

/// `class=""` is what is left of a function that is switched off.
fn get_class_is_given(dom: &Dom) -> bool {
    matches!(dom, Dom::Element { attributes, .. } if attributes.iter().any(|(key, _)| key == "class"))
}

struct Rich<'s> {
    stylesheet: &'s str,
    moving: bool,
}

impl Rich<'_> {
    fn all(&self, doms: &[Dom]) -> String {
        doms.iter().map(|dom| self.one(dom)).collect()
    }

    fn one(&self, dom: &Dom) -> String {
        let Dom::Element { name, children, .. } = dom else { return text(&dom.text()) };
        let get = |key| dom.attribute(key);
        let class = dom.classes().first().copied().unwrap_or_default();
        let inside = || self.all(children);
        match (&**name, class) {
            ("span", "mfm-static") => Rich { moving: false, ..*self }.all(children),
            ("span", "mfm-simple") => inside(),
            ("span", "mfm-fn") => self.function(dom),
            ("span", "mfm-raw" | "mfm-plain") => format!("span({})", inside()),
            ("span", "mfm-math") | ("div", "mfm-math-block") => {
                let tex = dom.find_element("annotation").or_else(|| dom.find_element("code"));
                format!("formula({})", tex.expect("a formula keeps its TeX").text())
            }
            ("div", "mfm-center") => format!("center({})", inside()),
            ("b" | "i" | "del" | "small" | "br" | "ruby" | "rt", _) => {
                format!("{name}({})", inside())
            }
            ("code", "mfm-inline-code") => format!("code({})", dom.text()),
            ("pre", "mfm-code") => {
                let code = dom.find_element("code").expect("code in a block of code");
                format!("code block({}, {})", code.attribute("data-mfm-lang"), code.text())
            }
            ("a", "mfm-url") => format!("url({}, {})", get("href"), get("rel")),
            ("a", "mfm-link") => {
                format!("link({}, {}, {})", get("href").trim_end_matches('/'), get("rel"), inside())
            }
            ("a", "mfm-mention") => self.mention(dom),
            ("a", "mfm-hashtag") => format!("hashtag({}, {})", get("href"), dom.text()),
            ("img", "mfm-emoji") => {
                let name = get("alt").trim_matches(':');
                emoji(name, get("src"), dom.has_class("mfm-emoji-original"))
            }
            (other, class) => panic!("what is <{other} class=\"{class}\">?"),
        }
    }

    fn mention(&self, dom: &Dom) -> String {
        let (host, whole) = (dom.find("mfm-mention-host").map(Dom::text), dom.text());
        let host = host.unwrap_or_default();
        let username =
            whole.strip_suffix(&*host).expect("the host is last").trim_start_matches('@');
        let host = if host.is_empty() { "misskey.local" } else { &host[1..] };
        format!("mention({username}, {host})")
    }

    fn function(&self, dom: &Dom) -> String {
        let classes = dom.classes();
        if let Some(time) = dom.find_element("time") {
            let time = time.attribute("datetime");
            assert_eq!(time, "2023-11-30T15:00:00.000Z", "the one time in the cases");
            return "time(1701356400000)".into();
        }
        let inside = self.all(dom.children());
        match classes[1] {
            "mfm-blur" => format!("blur({inside})"),
            "mfm-x2" | "mfm-x3" | "mfm-x4" => format!("{}({inside})", classes[1]),
            "mfm-rainbow" if !self.moving => format!("painted rainbow({inside})"),
            _ => {
                let style = dom.attribute("style");
                let effect = effect_of_classes(self.stylesheet, &classes, style, self.moving);
                function(&effect, &inside)
            }
        }
    }
}

fn function(effect: &Effect, inside: &str) -> String {
    let mut out = String::from("fn{");
    for (property, value) in effect {
        let _ = write!(out, "{property}: {value}; ");
    }
    out + "}(" + inside + ")"
}

fn emoji(name: &str, place: &str, original_size: bool) -> String {
    format!("emoji({name}, {place}, original size: {original_size})")
}

/// U+FE0F only chooses the font.
fn text(text: &str) -> String {
    text.replace('\u{FE0F}', "")
}
