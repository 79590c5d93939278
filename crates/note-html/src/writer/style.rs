//! Style values, typed so that nothing but numbers, colours and listed words can be written.

use std::fmt::{Display, Write as _};

use aizome_mfm::functions::Color;

/// Declarations of a `style` attribute: custom properties of the stylesheet.
#[derive(Debug, Default)]
pub(crate) struct Style {
    css: String,
}

/// The custom properties that the stylesheet reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Property {
    Speed,
    Delay,
    Loop,
    X,
    Y,
    Deg,
    Color,
    Width,
    Radius,
    Top,
    Right,
    Bottom,
    Left,
}

impl Property {
    const fn name(self) -> &'static str {
        match self {
            Self::Speed => "--mfm-speed",
            Self::Delay => "--mfm-delay",
            Self::Loop => "--mfm-loop",
            Self::X => "--mfm-x",
            Self::Y => "--mfm-y",
            Self::Deg => "--mfm-deg",
            Self::Color => "--mfm-color",
            Self::Width => "--mfm-width",
            Self::Radius => "--mfm-radius",
            Self::Top => "--mfm-top",
            Self::Right => "--mfm-right",
            Self::Bottom => "--mfm-bottom",
            Self::Left => "--mfm-left",
        }
    }
}

impl Style {
    /// `2s`
    pub(crate) fn seconds(&mut self, property: Property, seconds: f64) {
        self.number(property, seconds, "s");
    }

    /// `1.5`
    pub(crate) fn factor(&mut self, property: Property, factor: f64) {
        self.number(property, factor, "");
    }

    /// `1.5em`
    pub(crate) fn em(&mut self, property: Property, length: f64) {
        self.number(property, length, "em");
    }

    /// `2px`
    pub(crate) fn px(&mut self, property: Property, length: f64) {
        self.number(property, length, "px");
    }

    /// `90deg`
    pub(crate) fn degrees(&mut self, property: Property, angle: f64) {
        self.number(property, angle, "deg");
    }

    /// `50%`
    pub(crate) fn percent(&mut self, property: Property, part: f64) {
        self.number(property, part, "%");
    }

    /// `#ff0000`
    pub(crate) fn color(&mut self, property: Property, color: Color) {
        self.declare(property, color, "");
    }

    /// What goes into the attribute.
    pub(crate) fn css(&self) -> &str {
        &self.css
    }

    /// Four decimals are more than a screen shows, and keep tiny and huge numbers short: `Display`
    /// never writes an exponent. The validated model only holds finite numbers in sane ranges; what
    /// is not finite is left to the stylesheet's default all the same.
    fn number(&mut self, property: Property, number: f64, unit: &str) {
        if number.is_finite() {
            // Adding zero turns -0 into 0.
            let rounded = (number.clamp(-1e6, 1e6) * 1e4).round() / 1e4 + 0.0;
            self.declare(property, rounded, unit);
        }
    }

    fn declare(&mut self, property: Property, value: impl Display, unit: &str) {
        if !self.css.is_empty() {
            self.css.push(';');
        }
        let _ = write!(self.css, "{}:{value}{unit}", property.name());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_finite() {
        let mut style = Style::default();
        style.seconds(Property::Speed, 1e-300);
        style.em(Property::X, -0.0);
        style.degrees(Property::Deg, f64::INFINITY);
        style.factor(Property::Y, 1.0 / 3.0);
        assert_eq!(style.css(), "--mfm-speed:0s;--mfm-x:0em;--mfm-y:0.3333");
    }
}
