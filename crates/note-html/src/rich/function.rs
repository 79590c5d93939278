//! Functions: which classes and which custom properties say them.

use aizome_mfm::functions::{self, Ruby};
use aizome_mfm::{Args, Language, Node};

use super::nodes::Profile;
use super::open_classed;
use crate::function::{Axis, Border, Family, Function, Motion, Timing, Turning, Zoom, piped_ruby};
use crate::text::human_time;
use crate::writer::{Attribute, Element, Property, Style};

/// What a function is said with: classes and properties.
#[derive(Default)]
struct Look {
    classes: Vec<&'static str>,
    style: Style,
}

impl Profile<'_, '_> {
    pub(super) fn function(&mut self, name: &str, args: &Args<'_>, children: &[Node<'_>]) {
        match Function::read(name, args, self.options.dialects) {
            None => self.raw(name, args, children),
            Some(function) if !self.options.advanced => {
                self.simple_function(&function, name, args, children);
            }
            Some(function) => {
                let outer = self.enlargement;
                self.enlargement *= function.enlargement();
                self.known(&function, children);
                self.enlargement = outer;
            }
        }
    }

    /// Without advanced MFM sizes stay, and a position is shown as it was written.
    fn simple_function(
        &mut self,
        function: &Function<'_>,
        name: &str,
        args: &Args<'_>,
        children: &[Node<'_>],
    ) {
        match function {
            Function::Zoom(_) | Function::Scale { .. } => self.nodes(children),
            Function::Position { .. } => self.raw(name, args, children),
            _ => self.known(function, children),
        }
    }

    fn known(&mut self, function: &Function<'_>, children: &[Node<'_>]) {
        match function {
            Function::Sparkle => self.sparkle(children),
            Function::Ruby => self.ruby(children),
            Function::UnixTime => self.unixtime(children),
            Function::Clickable(event) => self.clickable(event, children),
            Function::Small => self.within(Element::Small, Some("mfm-small"), children),
            Function::Center => self.within(Element::Div, Some("mfm-center"), children),
            _ => self.styled(function, children),
        }
    }

    fn styled(&mut self, function: &Function<'_>, children: &[Node<'_>]) {
        let look = Look::of(function);
        let tag = self.writer.open(Element::Span).classes(&look.classes).style(&look.style);
        // A blur must be liftable without a pointer.
        let tag =
            if *function == Function::Blur { tag.number(Attribute::Tabindex, 0) } else { tag };
        tag.end();
        self.nodes(children);
        self.writer.close(Element::Span);
    }

    /// The marks of a function that is not known, arguments included.
    fn raw(&mut self, name: &str, args: &Args<'_>, children: &[Node<'_>]) {
        open_classed(self.writer, Element::Span, "mfm-raw").end();
        self.writer.text(&format!("$[{name}{args} "));
        self.nodes(children);
        self.writer.text("]");
        self.writer.close(Element::Span);
    }

    /// Five stars that the stylesheet places and moves; screen readers skip them.
    fn sparkle(&mut self, children: &[Node<'_>]) {
        const STARS: usize = 5;
        if !self.options.moves() {
            return self.nodes(children);
        }
        self.writer.open(Element::Span).classes(&["mfm-fn", "mfm-sparkle"]).end();
        self.nodes(children);
        for _ in 0..STARS {
            let star = open_classed(self.writer, Element::Span, "mfm-star");
            star.attr(Attribute::AriaHidden, "true").end();
            self.writer.close(Element::Span);
        }
        self.writer.close(Element::Span);
    }

    fn ruby(&mut self, children: &[Node<'_>]) {
        if let Some((base, reading)) = piped_ruby(children, self.options.dialects) {
            return self.ruby_of(|profile| profile.text(base), reading);
        }
        match functions::ruby(children) {
            None => self.nodes(children),
            Some(Ruby::Words { base, reading }) => {
                self.ruby_of(|profile| profile.text(base), reading.unwrap_or_default());
            }
            Some(Ruby::Nodes { base, reading }) => {
                self.ruby_of(|profile| profile.nodes(base), reading.unwrap_or_default());
            }
        }
    }

    fn ruby_of(&mut self, base: impl FnOnce(&mut Self), reading: &str) {
        self.writer.start(Element::Ruby);
        base(self);
        self.writer.start(Element::Rt);
        self.text(reading);
        self.writer.close(Element::Rt);
        self.writer.close(Element::Ruby);
    }

    fn unixtime(&mut self, children: &[Node<'_>]) {
        self.writer.open(Element::Span).classes(&["mfm-fn", "mfm-unixtime"]).end();
        match functions::unixtime(children) {
            Some(time) => {
                let iso = time.to_string();
                self.writer.open(Element::Time).attr(Attribute::Datetime, &iso).end();
                self.writer.text(&human_time(time, self.options.utc_offset));
                self.writer.close(Element::Time);
            }
            None => self.writer.text(match self.options.language {
                Language::English => "Invalid time",
                Language::Japanese => "無効な日時",
            }),
        }
        self.writer.close(Element::Span);
    }

    fn clickable(&mut self, event: &str, children: &[Node<'_>]) {
        let tag = self.writer.open(Element::Span).classes(&["mfm-fn", "mfm-clickable"]);
        tag.attr(Attribute::DataMfmEv, event).end();
        self.nodes(children);
        self.writer.close(Element::Span);
    }
}

impl Look {
    fn of(function: &Function<'_>) -> Self {
        let mut look = Self { classes: vec!["mfm-fn"], style: Style::default() };
        match *function {
            Function::Motion(motion, timing) => look.class(motion_class(motion)).timing(timing),
            Function::Spin { timing, axis, turning } => {
                look.class("mfm-spin").axis(axis).turning(turning).timing(timing)
            }
            Function::Fade { timing, out } => {
                look.class("mfm-fade").class_if(out, "mfm-out").timing(timing)
            }
            Function::Flip { horizontal, vertical } => {
                look.class("mfm-flip").class_if(horizontal, "mfm-h").class_if(vertical, "mfm-v")
            }
            Function::Zoom(zoom) => look.class(zoom_class(zoom)),
            Function::Blur => look.class("mfm-blur"),
            Function::Font(family) => look.class("mfm-font").class(family_class(family)),
            Function::Rotate { degrees, axis } => {
                look.class("mfm-rotate").axis(axis).say(Property::Deg, degrees, Style::degrees)
            }
            Function::Position { x, y } => look
                .class("mfm-position")
                .say(Property::X, x, Style::em)
                .say(Property::Y, y, Style::em),
            Function::Scale { x, y } => look
                .class("mfm-scale")
                .say(Property::X, x, Style::factor)
                .say(Property::Y, y, Style::factor),
            Function::Foreground(color) => {
                look.class("mfm-fg").say(Property::Color, color, Style::color)
            }
            Function::Background(color) => {
                look.class("mfm-bg").say(Property::Color, color, Style::color)
            }
            Function::Border(border) => look.class("mfm-border").border(&border),
            Function::Crop { top, right, bottom, left } => look
                .class("mfm-crop")
                .say(Property::Top, top, Style::percent)
                .say(Property::Right, right, Style::percent)
                .say(Property::Bottom, bottom, Style::percent)
                .say(Property::Left, left, Style::percent),
            Function::FollowMouse { x, y, turns, speed } => look
                .class("mfm-followmouse")
                .class_if(x, "mfm-axis-x")
                .class_if(y, "mfm-axis-y")
                .class_if(turns, "mfm-turns")
                .say(Property::Speed, speed, Style::seconds),
            Function::Media => look.class("mfm-media"),
            // These have elements of their own.
            Function::Sparkle
            | Function::Ruby
            | Function::UnixTime
            | Function::Clickable(_)
            | Function::Small
            | Function::Center => &mut look,
        };
        look
    }

    fn class(&mut self, class: &'static str) -> &mut Self {
        self.classes.push(class);
        self
    }

    fn class_if(&mut self, holds: bool, class: &'static str) -> &mut Self {
        if holds { self.class(class) } else { self }
    }

    fn say<T>(
        &mut self,
        property: Property,
        value: Option<T>,
        how: impl Fn(&mut Style, Property, T),
    ) -> &mut Self {
        if let Some(value) = value {
            how(&mut self.style, property, value);
        }
        self
    }

    fn timing(&mut self, timing: Timing) -> &mut Self {
        self.say(Property::Speed, timing.speed, Style::seconds)
            .say(Property::Delay, timing.delay, Style::seconds)
            .say(Property::Loop, timing.rounds, Style::factor)
    }

    fn axis(&mut self, axis: Axis) -> &mut Self {
        self.class_if(axis == Axis::X, "mfm-axis-x").class_if(axis == Axis::Y, "mfm-axis-y")
    }

    fn turning(&mut self, turning: Turning) -> &mut Self {
        self.class_if(turning == Turning::Left, "mfm-left")
            .class_if(turning == Turning::Alternate, "mfm-alternate")
    }

    fn border(&mut self, border: &Border) -> &mut Self {
        self.say(Property::Width, border.width, Style::px)
            .say(Property::Color, border.color, Style::color)
            .say(Property::Radius, border.radius, Style::px);
        if let Some(class) = border.style.and_then(border_class) {
            self.class(class);
        }
        self.class_if(!border.clips, "mfm-noclip")
    }
}

const fn motion_class(motion: Motion) -> &'static str {
    match motion {
        Motion::Tada => "mfm-tada",
        Motion::Jelly => "mfm-jelly",
        Motion::Twitch => "mfm-twitch",
        Motion::Shake => "mfm-shake",
        Motion::Jump => "mfm-jump",
        Motion::Bounce => "mfm-bounce",
        Motion::Rainbow => "mfm-rainbow",
    }
}

const fn zoom_class(zoom: Zoom) -> &'static str {
    match zoom {
        Zoom::X2 => "mfm-x2",
        Zoom::X3 => "mfm-x3",
        Zoom::X4 => "mfm-x4",
    }
}

const fn family_class(family: Family) -> &'static str {
    match family {
        Family::Serif => "mfm-serif",
        Family::Monospace => "mfm-monospace",
        Family::Cursive => "mfm-cursive",
        Family::Fantasy => "mfm-fantasy",
        Family::Emoji => "mfm-emoji-font",
        Family::Math => "mfm-math-font",
    }
}

/// `None` for a solid line, which needs no class.
fn border_class(style: &str) -> Option<&'static str> {
    Some(match style {
        "hidden" => "mfm-style-hidden",
        "dotted" => "mfm-style-dotted",
        "dashed" => "mfm-style-dashed",
        "double" => "mfm-style-double",
        "groove" => "mfm-style-groove",
        "ridge" => "mfm-style-ridge",
        "inset" => "mfm-style-inset",
        "outset" => "mfm-style-outset",
        _ => return None,
    })
}
